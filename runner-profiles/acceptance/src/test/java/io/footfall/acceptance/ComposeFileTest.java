package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import io.footfall.launcher.options.OptionDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  void everythingThatFootfallNeedsIsAService() {
    assertThat(
        compose.services().keySet(),
        hasItems(
            "kafka",
            "cassandra",
            "elasticsearch",
            "kibana",
            "spark-master",
            "spark-worker-1",
            "spark-worker-2",
            "minio",
            "mail",
            "storefront",
            "collector",
            "clickstream",
            "lake",
            "offers",
            "insights",
            "dashboard"));
  }

  @Test
  void aServiceWaitsUntilWhatItNeedsIsWell() {
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.map(service, "depends_on")
                    .forEach(
                        (needed, condition) ->
                            assertThat(
                                name + " needs " + needed,
                                condition,
                                is(
                                    Map.of(
                                        "condition",
                                        ended.contains(needed)
                                            ? "service_completed_successfully"
                                            : "service_healthy")))));
  }

  /** Or compose refuses the profile. */
  @Test
  void whatAServiceNeedsIsInEachOfItsProfiles() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              for (String needed : ComposeFile.map(service, "depends_on").keySet()) {
                List<String> theirs = ComposeFile.list(compose.services().get(needed), "profiles");
                if (!theirs.isEmpty()) {
                  assertThat(needed, theirs, hasItems(profiles(service)));
                }
              }
            });
  }

  @Test
  void whatIsToOutliveAContainerIsInAVolume() {
    List<String> kept = new ArrayList<>();
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.list(service, "volumes").stream()
                    .filter(volume -> !volume.startsWith("."))
                    .forEach(
                        volume -> {
                          assertThat(compose.volumes(), hasItem(upTo(volume, ':')));
                          kept.add(name);
                        }));

    assertThat(kept, is(List.of("kafka", "cassandra", "elasticsearch", "minio")));
  }

  /**
   * The port that is published is the one that it is told to listen at, and asked for its health.
   */
  @Test
  void everyServiceOfOursListensWhereItIsAsked() {
    for (String name : List.of("collector", "storefront", "dashboard")) {
      Map<String, Object> service = compose.services().get(name);
      String published = ComposeFile.list(service, "ports").get(0);
      String port = published.substring(published.lastIndexOf(':') + 1);
      String option = name.equals("dashboard") ? "--port=" : "--" + name + "Port=";
      assertThat(ComposeFile.list(service, "command"), hasItem(option + port));
      assertThat(healthCheck(service), containsString("http://localhost:" + port + "/"));
    }
    for (String name : List.of("clickstream", "lake", "offers", "insights")) {
      Map<String, Object> service = compose.services().get(name);
      String port = environment(service).get("FOOTFALL_METRICS_PORT");
      assertThat(healthCheck(service), containsString("/dev/tcp/localhost/" + port + " "));
      assertThat(healthCheck(service), containsString("GET /health HTTP/1.0"));
    }
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
    String options = Sources.of("web", "dashboard", "options");
    String script = Files.readString(ComposeFile.SCRIPT);
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
    String script = Files.readString(ComposeFile.SCRIPT);
    String code = Sources.of("web", "dashboard", "launcher");
    Matcher classes = MAIN_CLASS.matcher(script);
    List<String> found = new ArrayList<>();
    while (classes.find()) {
      found.add(classes.group());
      int dot = classes.group().lastIndexOf('.');
      assertThat(code, containsString("package " + classes.group().substring(0, dot) + ";"));
      assertThat(code, containsString("class " + classes.group().substring(dot + 1)));
    }
    assertThat(found.size(), is(3));
    Files.readAllLines(ComposeFile.FOLDER.resolve("Dockerfile")).stream()
        .filter(
            line ->
                line.startsWith("COPY ") && !line.contains("--from=") && !line.equals("COPY . ."))
        .map(line -> Path.of("..", "..", upTo(line.substring("COPY ".length()), ' ')))
        .forEach(path -> assertThat(path.toString(), Files.isRegularFile(path)));
  }

  private static String[] profiles(Map<String, Object> service) {
    List<String> profiles = ComposeFile.list(service, "profiles");
    assertThat("it is started without a profile", profiles.isEmpty(), is(false));
    return profiles.toArray(String[]::new);
  }

  private static String healthCheck(Map<String, Object> service) {
    return String.join(" ", ComposeFile.list(ComposeFile.map(service, "healthcheck"), "test"));
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
}
