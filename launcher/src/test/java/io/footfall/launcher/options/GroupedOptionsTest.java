package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class GroupedOptionsTest {

  private static final CommandLine ALL =
      Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());

  @Test
  void optionsStandUnderWhatTheyAreAbout() {
    String help = ALL.getSubcommands().get("clickstream").getUsageMessage();
    int end = 0;
    for (String next :
        List.of(
            "This command:",
            "  --create ",
            "Kafka:",
            "  --topic=",
            "Cassandra:",
            "  --cassandraKeyspace=",
            "  --cassandraTls ",
            "Elasticsearch:",
            "  --elasticsearch=",
            "Clicks, visits and figures:",
            "  --buckets=",
            "Slices:",
            "  --leaseTtl=",
            "Stream:",
            "  --watermarkDelay=",
            "Metrics and health:",
            "  --metricsPort=",
            "Every command:",
            ", --help ",
            "  --config=")) {
      int start = help.indexOf(next.contains("--") ? next : "\n" + next, end);
      assertThat(next + " in\n" + help, start, greaterThan(end));
      end = start;
    }
  }

  @Test
  void everyCommandListsEveryOptionOnce() {
    List<String> wrong = new ArrayList<>();
    for (CommandLine command : ALL.getSubcommands().values()) {
      String help = command.getUsageMessage();
      int options = help.indexOf("Every command:");
      assertThat(command.getCommandName(), options, is(lessThan(help.length())));
      for (OptionSpec option : command.getCommandSpec().options()) {
        String name = option.longestName().replaceFirst("^--no-", "--(?:no-|\\\\[no-\\\\])");
        long listed =
            Pattern.compile("(?m)^ {2,6}(?:-\\w, )?" + name + "\\b")
                .matcher(help)
                .results()
                .count();
        if (listed != (option.hidden() ? 0 : 1)) {
          wrong.add(command.getCommandName() + " " + option.longestName() + ": " + listed);
        }
      }
    }
    assertThat(wrong, empty());
  }

  @Test
  void everyDefaultIsShown() {
    List<String> wrong = new ArrayList<>();
    for (CommandLine command : ALL.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        String words = String.join(" ", option.description());
        if (option.defaultValue() != null
            && !option.hidden()
            && option.arity().max() > 0
            && !words.contains("(default: ")) {
          wrong.add(command.getCommandName() + " " + option.longestName() + ": " + words);
        }
      }
    }
    assertThat(wrong, empty());
  }
}
