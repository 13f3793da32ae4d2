package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import io.footfall.launcher.options.OptionDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever the containers are told to run exists in the code, and takes what it is told. */
class ContainerCommandsTest {

  private static final Pattern MAIN_CLASS =
      Pattern.compile("io\\.footfall(\\.[a-z]+)+\\.[A-Z]\\w+");

  private final ComposeFile compose = ComposeFile.read();

  ContainerCommandsTest() throws IOException {}

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
                requireParsed(arguments, ComposeFile.environment(service));
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
                  ComposeFile.environment(service).keySet().stream()
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
      String port = ComposeFile.environment(service).get("FOOTFALL_METRICS_PORT");
      assertThat(healthCheck(service), containsString("/dev/tcp/localhost/" + port + " "));
      assertThat(healthCheck(service), containsString("GET /health HTTP/1.0"));
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

  private static CommandLine commandLine() {
    return Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());
  }

  private static void requireParsed(String[] arguments, Map<String, String> environment) {
    CommandLine commandLine = commandLine();
    OptionDefaults.of(commandLine, environment, arguments).serve(commandLine);
    commandLine.parseArgs(arguments);
  }

  private static String healthCheck(Map<String, Object> service) {
    return String.join(" ", ComposeFile.list(ComposeFile.map(service, "healthcheck"), "test"));
  }

  private static String upTo(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }
}
