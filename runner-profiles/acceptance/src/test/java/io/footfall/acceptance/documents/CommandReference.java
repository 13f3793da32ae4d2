package io.footfall.acceptance.documents;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import io.footfall.launcher.options.GroupedOptions;
import io.footfall.launcher.options.OptionDefaults;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command and option with its default, and the exit codes, as the parser knows them. */
final class CommandReference {

  private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

  private CommandReference() {}

  static String made() {
    CommandLine root = Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());
    StringBuilder text = new StringBuilder("### Exit codes\n");
    root.getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach(
            (code, meaning) ->
                text.append("- ").append(code).append(": ").append(meaning).append('\n'));
    text.append("\n### Options of every command\n");
    options(root.getCommandSpec(), text, false);
    for (CommandLine command : root.getSubcommands().values()) {
      if (!command.getCommandName().equals("help")) {
        command(command, text);
      }
    }
    return text.toString();
  }

  private static void command(CommandLine command, StringBuilder text) {
    CommandSpec spec = command.getCommandSpec();
    text.append("\n### `").append(spec.qualifiedName()).append("`\n");
    text.append(String.join(" ", spec.usageMessage().description())).append("\n\n");
    options(spec, text, true);
    command.getSubcommands().values().stream().distinct().forEach(sub -> command(sub, text));
  }

  private static void options(CommandSpec spec, StringBuilder text, boolean leavesOutInherited) {
    GroupedOptions.of(spec)
        .forEach(
            (group, options) -> {
              List<OptionSpec> listed =
                  options.stream()
                      .filter(option -> !(leavesOutInherited && option.inherited()))
                      .filter(option -> !EVERYWHERE.contains(option.longestName()))
                      .toList();
              if (!listed.isEmpty()) {
                text.append("| ")
                    .append(leavesOutInherited ? group : "option")
                    .append(" | variable | default | |\n|---|---|---|---|\n");
                listed.forEach(option -> row(option, text));
                text.append('\n');
              }
            });
  }

  private static void row(OptionSpec option, StringBuilder text) {
    text.append("| `")
        .append(option.longestName())
        .append("` | `")
        .append(OptionDefaults.variableOf(option.longestName()))
        .append("` | ")
        .append(option.defaultValue() == null ? "" : "`" + option.defaultValue() + "`")
        .append(" | ")
        .append(description(option))
        .append(" |\n");
  }

  /** The default has a column of its own; what was said beside it stays. */
  private static String description(OptionSpec option) {
    String words = String.join(" ", option.description()).replace("%n", " ").replace("|", "\\|");
    String value = Pattern.quote(String.valueOf(option.defaultValue()));
    return Pattern.compile("[;,]? ?\\(default: " + value + "(?:[;,] ([^)]*))?\\)")
        .matcher(words)
        .replaceAll(said -> said.group(1) == null ? "" : "; " + said.group(1))
        .strip();
  }
}
