package io.footfall.launcher.operations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as the launcher's own configuration writes it. */
class JsonLogTest {

  private static final String FILE = "footfall.logFile";
  private static final String FORMAT = "footfall.logFormat";
  private static final Slice SLICE =
      new Slice("clicks/test", 7, 0, List.of(new SliceRange("clicks", 0, 0, 10)));

  @TempDir private Path folder;

  @BeforeEach
  void set() {
    System.setProperty(FILE, folder.resolve("footfall.log").toString());
  }

  @AfterEach
  void reset() {
    System.clearProperty(FILE);
    System.clearProperty(FORMAT);
  }

  @Test
  void everyLineIsAnObjectAndNamesTheSliceOnAnyThread() throws Exception {
    LogFormat.choose(Map.of(), "clickstream", "--logFormat=json");
    SliceListener listener = SliceLogContext.before(new SliceLogContext());
    List<String> lines =
        logged(
            log -> {
              listener.started(SLICE);
              Thread other = new Thread(() -> log.info("said \"so\""));
              other.start();
              other.join();
              listener.finished(new SliceReport(SLICE, 10, Duration.ZERO, 0, Map.of()));
              log.error("between slices", new IllegalStateException("broken"));
            });

    JsonNode within = new ObjectMapper().readTree(lines.get(0));
    assertThat(within.get("message").asText(), is("said \"so\""));
    assertThat(within.get("slice").asText(), is("7"));
    assertThat(within.get("topic").asText(), is("clicks"));
    assertThat(within.get("level").asText(), is("INFO"));
    JsonNode between = new ObjectMapper().readTree(lines.get(1));
    assertThat(between.has("slice"), is(false));
    assertThat(between.get("error").asText(), containsString("IllegalStateException: broken"));
  }

  /** As under spark-submit, which has set up a console of text before we are there. */
  @Test
  void aConsoleThatSomebodyElseSetUpWritesTheSameFields() throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    try (LoggerContext context = new LoggerContext("theirs")) {
      context.start(new DefaultConfiguration());
      context.getConfiguration().getRootLogger().setLevel(Level.INFO);
      JsonConsole.in(context);
      Logger log = context.getLogger("test");
      SliceListener listener = SliceLogContext.before(new SliceLogContext());
      listener.started(SLICE);
      log.info("said \"so\"\nin {two} lines");
      listener.finished(new SliceReport(SLICE, 10, Duration.ZERO, 0, Map.of()));
      log.error("between slices", new IllegalStateException("broken"));
    } finally {
      System.setOut(before);
    }
    List<String> lines = console.toString(StandardCharsets.UTF_8).lines().toList();

    JsonNode within = new ObjectMapper().readTree(lines.get(0));
    assertThat(within.get("message").asText(), is("said \"so\"\nin {two} lines"));
    assertThat(
        namesOf(within),
        contains("@timestamp", "level", "logger", "thread", "message", "slice", "topic"));
    assertThat(within.get("slice").asText(), is("7"));
    JsonNode between = new ObjectMapper().readTree(lines.get(1));
    assertThat(between.has("slice"), is(false));
    assertThat(between.get("error").asText(), containsString("IllegalStateException: broken"));
    assertThat(lines, hasSize(2));
  }

  @Test
  void textIsTheDefault() throws Exception {
    LogFormat.choose(Map.of(), "clickstream");

    assertThat(logged(log -> log.info("plain")).get(0), containsString("INFO  [main] "));
  }

  @Test
  void theEnvironmentChoosesWhereTheWordsDoNot() {
    LogFormat.choose(Map.of("FOOTFALL_LOG_FORMAT", "JSON"), "clickstream --partitions=3");
    assertThat(LogFormat.asFlag(), is("-Dfootfall.logFormat=json"));

    LogFormat.choose(Map.of("FOOTFALL_LOG_FORMAT", "json"), "clickstream --logFormat text");
    assertThat(LogFormat.asFlag(), is("-Dfootfall.logFormat=text"));
  }

  private static List<String> namesOf(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What a logger with the configuration that the properties name now writes to the file. */
  private List<String> logged(Speaker speaker) throws Exception {
    URI configuration = getClass().getResource("/footfall-log4j2.xml").toURI();
    try (LoggerContext context = new LoggerContext("test", null, configuration)) {
      context.start();
      speaker.speak(context.getLogger("test"));
    }
    return Files.readAllLines(folder.resolve("footfall.log"));
  }

  /** Logs something. */
  @FunctionalInterface
  private interface Speaker {
    void speak(Logger log) throws Exception;
  }
}
