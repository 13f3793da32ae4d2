package io.footfall.launcher.options;

import io.footfall.options.OptionGroup;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A command's options under headings: each class of options has its {@link OptionGroup}, what a
 * command has of its own comes first, and what every command has comes last.
 */
public final class GroupedOptions {

  /** Options that the command has of its own. */
  public static final String OWN = "This command";

  /** Options that all have. */
  public static final String COMMON = "Every command";

  private GroupedOptions() {}

  /** Lets the command and those below it list their options so. */
  public static void showIn(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GroupedOptions::list);
    command.getSubcommands().values().forEach(GroupedOptions::showIn);
  }

  /** Those that are shown, by heading. */
  public static Map<String, List<OptionSpec>> of(CommandSpec command) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    groups.put(OWN, new ArrayList<>());
    List<OptionSpec> common = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        String group = groupOf(option);
        (group.equals(COMMON) ? common : groups.computeIfAbsent(group, any -> new ArrayList<>()))
            .add(option);
      }
    }
    groups.put(COMMON, common);
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private static String groupOf(OptionSpec option) {
    if (option.inherited() || option.usageHelp() || option.versionHelp()) {
      return COMMON;
    }
    OptionGroup group =
        option.userObject() instanceof Field field
            ? field.getDeclaringClass().getAnnotation(OptionGroup.class)
            : null;
    return group == null ? OWN : group.value();
  }

  private static String list(Help help) {
    StringBuilder text = new StringBuilder();
    of(help.commandSpec())
        .forEach(
            (heading, options) ->
                text.append(System.lineSeparator())
                    .append(heading)
                    .append(':')
                    .append(System.lineSeparator())
                    .append(help.optionListExcludingGroups(options)));
    return text.toString();
  }
}
