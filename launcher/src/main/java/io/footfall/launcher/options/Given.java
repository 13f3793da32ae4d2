package io.footfall.launcher.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells an option that somebody set from one that stands at its own default. */
public final class Given {

  private Given() {}

  /** Whether the command line, the environment or the configuration file sets it. */
  public static boolean is(CommandSpec command, String option) {
    if (command.commandLine().getParseResult().hasMatchedOption(option)) {
      return true;
    }
    OptionSpec spec = command.findOption(option);
    try {
      return command.defaultValueProvider() != null
          && command.defaultValueProvider().defaultValue(spec) != null;
    } catch (Exception e) {
      throw new IllegalStateException(option + " can't be looked up", e);
    }
  }
}
