package io.footfall.launcher;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * Makes commands: one that has a constructor for it is handed the console of this process, and the
 * stop signal too where it looks at it.
 */
final class CommandFactory implements CommandLine.IFactory {

  private final StopSignal stop;
  private final Console console;

  CommandFactory(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (takes(constructor, StopSignal.class, Console.class)) {
        return type.cast(constructor.newInstance(stop, console));
      }
      if (takes(constructor, Console.class)) {
        return type.cast(constructor.newInstance(console));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }

  private static boolean takes(Constructor<?> constructor, Class<?>... parts) {
    return Arrays.equals(constructor.getParameterTypes(), parts);
  }
}
