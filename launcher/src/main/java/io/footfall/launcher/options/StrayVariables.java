package io.footfall.launcher.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Variables of an environment that begin as ours do and set nothing: neither is one an option's,
 * nor does an option name it as the place of a secret. A name misspelt would be passed over in
 * silence.
 */
final class StrayVariables {

  /** A name of so many letters may have one wrong, to be taken for another. */
  private static final int LETTERS_A_MISTAKE = 4;

  private static final int MOST_MISTAKES = 2;

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
      List<String> meant = known.stream().filter(each -> isNearly(name, each)).toList();
      if (!meant.isEmpty()) {
        throw new ParameterException(
            commandLine,
            "The environment variable "
                + name
                + " sets no option. Did you mean "
                + String.join(" or ", meant)
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

  private static boolean isNearly(String name, String other) {
    String one = lettersOf(name);
    String two = lettersOf(other);
    int allowed = Math.min(MOST_MISTAKES, (two.length() + 1) / LETTERS_A_MISTAKE);
    return mistakes(one, two) <= allowed;
  }

  private static String lettersOf(String name) {
    return name.substring(OptionDefaults.PREFIX.length()).replace("_", "");
  }

  /** Letters to put in, to leave out or to exchange for another: Levenshtein's distance. */
  private static int mistakes(String one, String two) {
    int[] before = new int[two.length() + 1];
    for (int column = 0; column <= two.length(); column++) {
      before[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] now = new int[two.length() + 1];
      now[0] = row;
      for (int column = 1; column <= two.length(); column++) {
        int exchanged = one.charAt(row - 1) == two.charAt(column - 1) ? 0 : 1;
        now[column] =
            Math.min(before[column - 1] + exchanged, Math.min(before[column], now[column - 1]) + 1);
      }
      before = now;
    }
    return before[two.length()];
  }
}
