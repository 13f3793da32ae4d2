package io.footfall.launcher;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/**
 * Makes commands: one that has a constructor for it is handed the stop signal and the console of
 * this process.
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
      if (constructor.getParameterCount() == 2
          && constructor.getParameterTypes()[0] == StopSignal.class) {
        return type.cast(constructor.newInstance(stop, console));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
