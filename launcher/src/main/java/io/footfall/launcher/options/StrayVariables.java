package io.footfall.launcher.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Variables of an environment that begin as ours do and set nothing: neither is one an option's,
 * nor does an option name it as the place of a secret. A name misspelt would be passed over in
 * silence.
 */
final class StrayVariables {

  private final Set<String> known = new TreeSet<>();

  private StrayVariables() {}

  /** For the options of that command and all below it. */
  static StrayVariables besides(CommandLine commandLine) {
    StrayVariables stray = new StrayVariables();
    stray.addAll(commandLine);
    return stray;
  }

  /**
   * Those of an environment.
   *
   * @param values of options: a variable that one of them names is none of these
   */
  List<String> in(Map<String, String> environment, Collection<String> values) {
    List<String> stray = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(OptionDefaults.PREFIX)
          && !known.contains(name)
          && !values.contains(name)
          && !environment.containsValue(name)) {
        stray.add(name);
      }
    }
    return stray;
  }

  /**
   * Refuses one that is nearly an option's.
   *
   * @throws ParameterException naming both
   */
  void requireNoneMisspelt(CommandLine commandLine, List<String> stray) {
    for (String name : stray) {
      List<String> meant =
          Misspelling.nearest(nameOf(name), known.stream().map(StrayVariables::nameOf).toList());
      if (!meant.isEmpty()) {
        throw new ParameterException(
            commandLine,
            "The environment variable "
                + name
                + " sets no option. Did you mean "
                + meant.stream()
                    .map(each -> OptionDefaults.PREFIX + each)
                    .collect(Collectors.joining(" or "))
                + "? Correct it, or unset it.");
      }
    }
  }

  private void addAll(CommandLine commandLine) {
    for (OptionSpec option : commandLine.getCommandSpec().options()) {
      if (option.longestName().startsWith("--")) {
        known.add(OptionDefaults.variableOf(option.longestName()));
        if (option.longestName().endsWith("Variable") && option.defaultValue() != null) {
          known.add(option.defaultValue());
        }
      }
    }
    commandLine.getSubcommands().values().forEach(this::addAll);
  }

  /** What all begin with says nothing of how near two are. */
  private static String nameOf(String variable) {
    return variable.substring(OptionDefaults.PREFIX.length());
  }
}
