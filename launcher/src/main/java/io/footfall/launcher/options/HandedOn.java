package io.footfall.launcher.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A parsed command's options as a process of ours takes them, which knows them by the same names:
 * wherever their values come from, the line, the environment or the file. Those that every command
 * has stay behind, and so do those without a value.
 */
public final class HandedOn {

  private HandedOn() {}

  /** What the command was told, an argument for each value. */
  public static List<String> of(CommandSpec command) {
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
        add(option.longestName(), option.getValue(), arguments);
      }
    }
    return arguments;
  }

  private static void add(String name, @Nullable Object value, List<String> arguments) {
    if (value instanceof Boolean isSet) {
      if (isSet) {
        arguments.add(name);
      }
    } else if (value instanceof Collection<?> values) {
      values.forEach(each -> arguments.add(name + "=" + each));
    } else if (value instanceof Map<?, ?> values) {
      values.forEach((key, each) -> arguments.add(name + "=" + key + "=" + each));
    } else if (value != null) {
      arguments.add(name + "=" + value);
    }
  }
}
