package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

class OptionDefaultsTest {

  @TempDir private Path folder;

  @Command(
      name = "root",
      subcommands = {Serve.class})
  private static final class Root {
    @Option(names = "--config", scope = ScopeType.INHERIT)
    @SuppressWarnings("unused")
    private Path config;
  }

  @Command(name = "serve", defaultValueProvider = OwnDefaults.class)
  private static final class Serve implements Runnable {
    private static String last = "";

    @Option(names = "--maxLateness", defaultValue = "its own")
    private String maxLateness;

    @Option(names = "--pace", defaultValue = "everybody's")
    private String pace;

    private static String lastPace = "";

    @Override
    public void run() {
      last = maxLateness;
      lastPace = pace;
    }
  }

  static final class OwnDefaults implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
      return argument instanceof OptionSpec option && option.longestName().equals("--pace")
          ? "the command's"
          : null;
    }
  }

  @Test
  void aCommandKeepsDefaultsOfItsOwnWhereNothingIsSet() {
    valueOf(Map.of());
    assertThat(Serve.lastPace, is("the command's"));
    valueOf(Map.of("FOOTFALL_PACE", "of the environment"));
    assertThat(Serve.lastPace, is("of the environment"));
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
    Path file = file("maxLateness=of the file");
    Map<String, String> environment = Map.of("FOOTFALL_MAX_LATENESS", "of the environment");

    assertThat(valueOf(Map.of()), is("its own"));
    assertThat(valueOf(Map.of(), "--config=" + file), is("of the file"));
    assertThat(valueOf(environment, "--config", file.toString()), is("of the environment"));
    assertThat(valueOf(environment, "--maxLateness=given"), is("given"));
    assertThat(valueOf(Map.of("FOOTFALL_CONFIG", file.toString())), is("of the file"));
  }

  @Test
  void aKeyOfOneCommandGoesBeforeOneOfAll() throws Exception {
    Path file = file("maxLateness=of all\nserve.maxLateness=of one");

    assertThat(valueOf(Map.of(), "--config=" + file), is("of one"));
  }

  @Test
  void aKeyThatNoCommandKnowsIsNamed() throws Exception {
    Path file = file("maxLatenes=PT1H");

    ParameterException wrong =
        assertThrows(ParameterException.class, () -> valueOf(Map.of(), "--config=" + file));

    assertThat(
        wrong.getMessage(), allOf(containsString("maxLatenes"), containsString(file.toString())));
  }

  @ParameterizedTest
  @CsvSource({
    "maxLatenes, maxLateness",
    "serve.maxLatenes, serve.maxLateness",
    "max-lateness, maxLateness"
  })
  void aKeyThatIsNearlyOneIsRefusedWithThat(String misspelt, String meant) throws Exception {
    Path file = file(misspelt + "=PT1H");

    ParameterException wrong =
        assertThrows(ParameterException.class, () -> valueOf(Map.of(), "--config=" + file));

    assertThat(wrong.getMessage(), containsString(misspelt + " (did you mean " + meant + "?)"));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    ParameterException wrong =
        assertThrows(
            ParameterException.class, () -> valueOf(Map.of(), "--config=/nowhere/footfall.conf"));

    assertThat(wrong.getMessage(), is("--config /nowhere/footfall.conf: there is no such file"));
  }

  @Test
  void aFileThatIsNotWrittenAsPropertiesAreIsNamed() throws Exception {
    Path file = file("maxLateness=\\u00zz");

    ParameterException wrong =
        assertThrows(ParameterException.class, () -> valueOf(Map.of(), "--config=" + file));

    assertThat(wrong.getMessage(), containsString("--config " + file + " can't be read"));
  }

  @ParameterizedTest
  @CsvSource({
    "FOOTFALL_MAX_LATENES, FOOTFALL_MAX_LATENESS",
    "FOOTFALL_MAXLATENESS, FOOTFALL_MAX_LATENESS",
    "FOOTFALL_MAX_LATENESSES, FOOTFALL_MAX_LATENESS",
    "FOOTFALL_PACES, FOOTFALL_PACE",
    "FOOTFALL_CONFIGS, FOOTFALL_CONFIG"
  })
  void aVariableThatIsNearlyAnOptionsIsRefused(String misspelt, String meant) {
    ParameterException wrong =
        assertThrows(ParameterException.class, () -> valueOf(Map.of(misspelt, "PT1H")));

    assertThat(wrong.getMessage(), allOf(containsString(misspelt + " "), containsString(meant)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOOTFALL_LAKE", "FOOTFALL_SERVICE_HOST", "PACES", "FOOTFALL_MAX_AGE"})
  void anyOtherVariableIsPassedOver(String other) {
    assertThat(valueOf(Map.of(other, "any")), is("its own"));
  }

  @Test
  void aVariableThatAnOptionNamesIsNoOption() {
    Map<String, String> environment = Map.of("FOOTFALL_PACES", "a secret");

    assertThat(valueOf(environment, "--pace=FOOTFALL_PACES"), is("its own"));
    assertThat(Serve.lastPace, is("FOOTFALL_PACES"));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("footfall.properties"), content);
  }

  private static String valueOf(Map<String, String> environment, String... options) {
    String[] line = new String[options.length + 1];
    line[0] = "serve";
    System.arraycopy(options, 0, line, 1, options.length);
    CommandLine commandLine = new CommandLine(new Root());
    OptionDefaults.of(commandLine, environment, line).serve(commandLine);
    commandLine.execute(line);
    return Serve.last;
  }
}
