package io.footfall.launcher;

import java.lang.reflect.Proxy;

/**
 * Handles a signal. The JDK has no other home for that than sun.misc, which it exports for just
 * such uses and whose mention the compiler can't be kept from warning of: hence by reflection.
 */
final class OperatingSystemSignal {

  private OperatingSystemSignal() {}

  /**
   * Runs the action, on a thread of its own, whenever the signal of that name ({@code INT}) comes.
   */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              OperatingSystemSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JVM does not let signal " + name + " be handled", e);
    }
  }
}
