package io.footfall.runner.direct;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/footfall} in this clone, and where nothing or an image's content stands around it. */
class LaunchScriptTest {

  private static final Path SCRIPT = Path.of("..", "..", "bin", "footfall").toAbsolutePath();

  @TempDir private Path folder;

  private record Answer(int code, String text) {}

  @Test
  void inACloneThatIsBuiltItRunsEveryCommand() throws Exception {
    Answer answer = run(SCRIPT, "capacity", "--eventsPerSecond=100000");

    assertThat(answer.text(), answer.code(), is(0));
    assertThat(answer.text(), containsString("CAPACITY {"));
  }

  @Test
  void aLinkToItDoesAsWellAndTheExitCodeIsTheCommands() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("footfall"), SCRIPT);

    Answer answer = run(link, "verify", "--topik=clicks");

    assertThat(answer.text(), answer.code(), is(2));
    assertThat(answer.text(), containsString("--topic"));
  }

  @Test
  void bashCompletesItsCommandsAndOptions() throws Exception {
    Answer script = run(SCRIPT, "generate-completion");
    assertThat(script.code(), is(0));
    Path completion = Files.writeString(folder.resolve("completion"), script.text());

    assertThat(completed(completion, "clickst"), is("clickstream"));
    assertThat(completed(completion, "clickstream", "--maxEventsPer"), is("--maxEventsPerSlice"));
  }

  /** What bash makes of the last of these words; its errors are that no key was pressed. */
  private String completed(Path completion, String... words) throws Exception {
    String line = "footfall " + String.join(" ", words);
    Path asking =
        Files.writeString(
            folder.resolve("asking"),
            "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_footfall 2> errors; echo \"${COMPREPLY[@]}\""
                .formatted(completion, line, words.length));
    return started(List.of("bash", asking.toString())).text().strip();
  }

  @Test
  void whereNothingIsBuiltItSaysWhatToDo() throws Exception {
    Answer answer = run(copy(), "doctor");

    assertThat(answer.text(), answer.code(), is(2));
    assertThat(answer.text(), containsString("run 'mvn -Pdirect-runner package -DskipTests'"));
  }

  @Test
  void inThePipelinesImageItSubmitsTheJarWithTheCommandAsItIs() throws Exception {
    Path script = copy();
    Files.createFile(folder.resolve("footfall-spark.jar"));
    Files.writeString(
        Files.createFile(
            folder.resolve("bin/footfall-submit"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
        "#!/bin/sh\nprintf '%s|' \"$@\"\n");

    assertThat(
        run(script, "rejects", "--reason=a b").text(),
        is(folder.toRealPath().resolve("footfall-spark.jar") + "|rejects|--reason=a b|"));
  }

  @Test
  void inTheServicesImageItKnowsTheServicesAlone() throws Exception {
    Path script = copy();
    Files.createDirectories(folder.resolve("web/own"));

    Answer answer = run(script, "doctor");

    assertThat(answer.text(), answer.code(), is(2));
    assertThat(answer.text(), startsWith("No service 'doctor' here"));
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("bin")).resolve("footfall");
    return Files.copy(SCRIPT, copy);
  }

  private Answer run(Path script, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(words));
    return started(command);
  }

  private Answer started(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTIONS", "-Xmx128m -XX:TieredStopAtLevel=1");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }
}
