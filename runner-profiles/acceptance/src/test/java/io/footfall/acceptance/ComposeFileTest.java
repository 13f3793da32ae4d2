package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.figures.FigureKind;
import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import io.footfall.launcher.options.OptionDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever the containers name exists in the code: no engine is needed to see that. */
class ComposeFileTest {

  private static final Pattern MAIN_CLASS =
      Pattern.compile("io\\.footfall(\\.[a-z]+)+\\.[A-Z]\\w+");

  private final ComposeFile compose = ComposeFile.read();
  private final Set<String> ended = oneShots();

  ComposeFileTest() throws IOException {}

  @Test
  void everyImageIsPinnedAndEveryContainerBounded() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              assertThat(name, (String) service.get("image"), matchesPattern("[^:]+:.+"));
              assertThat(name, (String) service.get("image"), not(containsString(":latest")));
              assertThat(name, service.get("mem_limit"), notNullValue());
              if (!ended.contains(name)) {
                assertThat(name, ComposeFile.map(service, "healthcheck"), not(aMapWithSize(0)));
              }
            });
  }

  @Test
  void oursAreBuiltOfImagesThatAreKnobsAndPinned() throws IOException {
    Properties knobs = ComposeFile.knobs();
    List<String> built = new ArrayList<>();
    Matcher from =
        Pattern.compile("(?m)^FROM \\$\\{(\\w+)} AS \\w+$")
            .matcher(Files.readString(ComposeFile.FOLDER.resolve("Dockerfile")));
    while (from.find()) {
      built.add(from.group(1));
      assertThat(knobs.getProperty(from.group(1)), matchesPattern("[^:]+:.*\\d.*"));
    }
    assertThat(built.size(), is(3));
    for (String ours : List.of("collector", "clickstream")) {
      Map<String, Object> build = ComposeFile.map(compose.services().get(ours), "build");
      assertThat(ComposeFile.map(build, "args").keySet(), is(new HashSet<>(built)));
    }
  }

  @Test
  void everyLimitIsAKnob() throws IOException {
    List<String> limits =
        Files.readAllLines(ComposeFile.FOLDER.resolve("docker-compose.yml")).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("mem_limit:"))
            .toList();

    assertThat(limits.size(), greaterThan(5));
    assertThat(limits, everyItem(matchesPattern("mem_limit: \\$\\{\\w+}")));
  }

  @Test
  void everyKnobIsUsedAndKnown() throws IOException {
    Properties knobs = ComposeFile.knobs();
    Set<String> unused = new TreeSet<>(knobs.stringPropertyNames());
    unused.removeAll(compose.usedKnobs());

    assertThat(unused, is(Set.of("COMPOSE_PROJECT_NAME")));
  }

  @Test
  void whatAServiceWaitsForIsThere() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(
                    name,
                    ComposeFile.map(service, "depends_on").keySet(),
                    everyItem(is(in(compose.services().keySet())))));
  }

  @Test
  void everyFolderThatIsMountedFromHereIsThere() {
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.list(service, "volumes").stream()
                    .filter(volume -> volume.startsWith("./"))
                    .map(volume -> ComposeFile.FOLDER.resolve(upTo(volume, ':')))
                    .forEach(folder -> assertThat(folder.toString(), Files.isDirectory(folder))));
  }

  @Test
  void noTwoServicesPublishOnePort() {
    List<String> ports =
        compose.services().values().stream()
            .flatMap(service -> ComposeFile.list(service, "ports").stream())
            .map(port -> port.substring(port.indexOf(':') + 1, port.lastIndexOf(':')))
            .toList();

    assertThat(new HashSet<>(ports).size(), is(ports.size()));
  }

  @Test
  void everyPipelineIsACommandWithOptionsThatItKnows() {
    List<String> parsed = new ArrayList<>();
    compose
        .services()
        .forEach(
            (name, service) -> {
              List<String> command = ComposeFile.list(service, "command");
              int jar = command.indexOf(ComposeFile.JAR);
              if (jar >= 0) {
                String[] arguments =
                    command.subList(jar + 1, command.size()).toArray(String[]::new);
                requireParsed(arguments, environment(service));
                parsed.add(name);
              }
            });

    assertThat(parsed, is(List.of("clickstream", "lake", "offers", "insights")));
  }

  @Test
  void everyVariableIsAnOptionOrASecretThatOneNames() {
    Set<String> known = new TreeSet<>();
    for (CommandLine command : commandLine().getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        known.add(OptionDefaults.variableOf(option.longestName()));
        if (option.longestName().endsWith("Variable") && option.defaultValue() != null) {
          known.add(option.defaultValue());
        }
      }
    }
    compose
        .services()
        .forEach(
            (name, service) -> {
              Set<String> ours =
                  environment(service).keySet().stream()
                      .filter(variable -> variable.startsWith("FOOTFALL_"))
                      .collect(Collectors.toCollection(TreeSet::new));
              ComposeFile.list(service, "command").stream()
                  .filter(argument -> argument.contains("Variable="))
                  .forEach(argument -> known.add(argument.substring(argument.indexOf('=') + 1)));
              assertThat(name, ours, everyItem(is(in(known))));
            });
  }

  @Test
  void everyServiceIsOneThatItsImageStartsWithOptionsThatItKnows() throws IOException {
    String options =
        sources(Path.of("..", "..", "web"))
            + sources(Path.of("..", "..", "dashboard"))
            + sources(Path.of("..", "..", "options"));
    String script = Files.readString(ComposeFile.FOLDER.resolve("footfall-service"));
    for (String name : List.of("collector", "storefront", "dashboard")) {
      List<String> command = ComposeFile.list(compose.services().get(name), "command");
      assertThat(command.get(0), is(name));
      assertThat(script, containsString(name));
      for (String argument : command.subList(1, command.size())) {
        assertThat(options, containsString("\"" + upTo(argument, '=') + "\""));
      }
    }
  }

  @Test
  void everyClassAndPathThatAnImageNamesExists() throws IOException {
    String script = Files.readString(ComposeFile.FOLDER.resolve("footfall-service"));
    String code = sources(Path.of("..", "..", "web")) + sources(Path.of("..", "..", "dashboard"));
    Matcher classes = MAIN_CLASS.matcher(script);
    List<String> found = new ArrayList<>();
    while (classes.find()) {
      found.add(classes.group());
      int dot = classes.group().lastIndexOf('.');
      assertThat(code, containsString("package " + classes.group().substring(0, dot) + ";"));
      assertThat(code, containsString("class " + classes.group().substring(dot + 1)));
    }
    assertThat(found.size(), is(2));
    Files.readAllLines(ComposeFile.FOLDER.resolve("Dockerfile")).stream()
        .filter(
            line ->
                line.startsWith("COPY ") && !line.contains("--from=") && !line.equals("COPY . ."))
        .map(line -> Path.of("..", "..", upTo(line.substring("COPY ".length()), ' ')))
        .forEach(path -> assertThat(path.toString(), Files.isRegularFile(path)));
  }

  @Test
  void everyFigureThatRingsIsCounted() throws IOException {
    String code =
        sources(Path.of("..", "..", "launcher"))
            + sources(Path.of("..", "..", "web"))
            + sources(Path.of("..", "..", "dashboard"));
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

  @Test
  void kibanaLooksAtIndicesThatThereAre() throws IOException {
    Set<String> kinds =
        Arrays.stream(FigureKind.values()).map(FigureKind::wireName).collect(Collectors.toSet());
    List<KibanaPanel> panels = KibanaPanel.all();

    assertThat(panels.size(), greaterThan(5));
    for (KibanaPanel panel : panels) {
      assertThat(kinds, hasItem(panel.index().substring("footfall-".length())));
      assertThat(panel.id(), panel.isTaken());
    }
  }

  @Test
  void kibanasDashboardNamesWhatIsThere() throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve("kibana/footfall.ndjson"))) {
      JsonNode object = new ObjectMapper().readTree(line);
      ids.add(object.get("id").asText());
      for (JsonNode reference : object.get("references")) {
        assertThat(ids, hasItem(reference.get("id").asText()));
      }
    }
    assertThat(ids, hasItem("footfall"));
  }

  private Set<String> oneShots() {
    return compose.services().values().stream()
        .flatMap(service -> ComposeFile.map(service, "depends_on").entrySet().stream())
        .filter(need -> need.getValue().toString().contains("service_completed_successfully"))
        .map(Map.Entry::getKey)
        .collect(Collectors.collectingAndThen(Collectors.toSet(), ComposeFileTest::andKibanas));
  }

  private static Set<String> andKibanas(Set<String> names) {
    Set<String> all = new HashSet<>(names);
    all.add("kibana-objects");
    return all;
  }

  private static CommandLine commandLine() {
    return Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());
  }

  private static void requireParsed(String[] arguments, Map<String, String> environment) {
    CommandLine commandLine = commandLine();
    OptionDefaults.of(commandLine, environment, arguments).serve(commandLine);
    commandLine.parseArgs(arguments);
  }

  private static Map<String, String> environment(Map<String, Object> service) {
    return ComposeFile.map(service, "environment").entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }

  private static String upTo(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String sources(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }
}
