package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The alerts of prometheus-alerts.yml, against the code, the page that says what to do, and their
 * own tests.
 */
class AlertRulesTest {

  @Test
  void everyFigureThatRingsIsCounted() throws IOException {
    String code = Sources.of("launcher", "web", "dashboard");
    Set<String> counted = new TreeSet<>(Set.of("footfall_offers", "footfall_insights"));
    Matcher names = Pattern.compile("\"(footfall(\\.[a-z]+)+)\"").matcher(code);
    while (names.find()) {
      counted.add(names.group(1).replace('.', '_'));
    }
    Matcher rings =
        Pattern.compile("footfall(_[a-z]+)+")
            .matcher(Files.readString(ComposeFile.FOLDER.resolve("prometheus-alerts.yml")));
    Set<String> unknown = new TreeSet<>();
    while (rings.find()) {
      // Prometheus says of a counter that it is one, and of a timer in which unit
      String name = rings.group().replaceAll("_(total|seconds|count|sum|max|bucket)$", "");
      if (!counted.contains(name) && !counted.contains(rings.group())) {
        unknown.add(rings.group());
      }
    }
    assertThat(unknown, is(Set.of()));
  }

  @Test
  void everyAlertSaysWhereItStandsWhatToDo() throws IOException {
    String rules = Files.readString(ComposeFile.FOLDER.resolve("prometheus-alerts.yml"));
    String operations = Files.readString(Path.of("..", "..", "docs", "operations.md"));
    Matcher summary = Pattern.compile("summary: \".*docs/operations\\.md: (.+)\"").matcher(rules);
    long named = 0;
    while (summary.find()) {
      named++;
      for (String entry : summary.group(1).split(" / ", -1)) {
        assertThat(operations, containsString("- **" + entry + ".**"));
      }
    }
    assertThat(named, is(Pattern.compile("- alert: ").matcher(rules).results().count()));
  }

  @Test
  void everyAlertRingsInATestOfPromtoolAndIsSilentInAnother() throws IOException {
    List<String> cases = new ArrayList<>();
    Matcher names =
        Pattern.compile("alertname: (\\w+)")
            .matcher(Files.readString(ComposeFile.FOLDER.resolve("prometheus-alerts-test.yml")));
    while (names.find()) {
      cases.add(names.group(1));
    }
    Matcher alerts =
        Pattern.compile("- alert: (\\w+)")
            .matcher(Files.readString(ComposeFile.FOLDER.resolve("prometheus-alerts.yml")));
    Set<String> known = new TreeSet<>();
    while (alerts.find()) {
      known.add(alerts.group(1));
      assertThat(alerts.group(1), Collections.frequency(cases, alerts.group(1)), is(2));
    }
    assertThat(new TreeSet<>(cases), is(known));
  }
}
