package io.footfall.runner.spark;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code bin/footfall-submit}, by what its spark-submit says and how that ends. Here it is a script
 * that prints its arguments first.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SubmitScriptTest {

  private static final String SAYS =
      "echo 'INFO ClientEndpoint: State of driver driver-1 is %s, '; exit 0";
  private static final String CLUSTER = "--deploy-mode=cluster";

  @TempDir private Path home;

  private record Answer(int code, String text) {}

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("conf"));
  }

  @ParameterizedTest
  @CsvSource({"FINISHED, 0", "FAILED, 1", "KILLED, 1", "ERROR, 1"})
  void inClusterModeTheExitCodeIsTheDriversState(String state, int code) throws Exception {
    Answer answer = run(SAYS.formatted(state), "--deploy-mode", "cluster", "footfall.jar");

    assertThat(answer.text(), answer.code(), is(code));
    assertThat(answer.text(), containsString("|spark.standalone.submit.waitAppCompletion=true|"));
  }

  @ParameterizedTest
  @CsvSource({"spark://host:7077, 1", "yarn, 0", "k8s://host, 0"})
  void aStateThatIsNotSaidIsNoneWhereSparkSubmitEndsWithNaught(String master, int code)
      throws Exception {
    Answer answer = run("exit 0", "--master", master, CLUSTER, "footfall.jar");

    assertThat(answer.text(), answer.code(), is(code));
  }

  @Test
  void whatSparkSubmitCouldNotDoStaysItsOwnCode() throws Exception {
    assertThat(run("exit 101", CLUSTER, "footfall.jar").code(), is(101));
  }

  @ParameterizedTest
  @CsvSource({"--conf", "-c"})
  void aSettingSaysThatItIsClusterMode(String option) throws Exception {
    String failed = SAYS.formatted("FAILED");

    assertThat(
        run(failed, option, "spark.submit.deployMode=cluster", "footfall.jar").code(), is(1));
  }

  @Test
  void aFileOfSettingsSaysIt() throws Exception {
    String failed = SAYS.formatted("FAILED");
    Path other = Files.writeString(home.resolve("other"), "spark.submit.deployMode = client\n");
    Files.writeString(
        home.resolve("conf/spark-defaults.conf"),
        "# mine\nspark.submit.deployMode   cluster\nspark.master spark://host:7077\n");

    assertThat(run(failed, "footfall.jar").code(), is(1));
    assertThat(run("exit 0", "footfall.jar").code(), is(1));
    assertThat(run("exit 0", "--deploy-mode", "client", "footfall.jar").code(), is(0));
    assertThat(run("exit 0", "--properties-file", other.toString(), "footfall.jar").code(), is(0));
  }

  @Test
  void inClientModeTheExitCodeIsTheDriversOwn() throws Exception {
    assertThat(run("exit 2", "footfall.jar", "clickstream", "--topik=a").code(), is(2));
  }

  /** So a signal that is meant for the script reaches the driver. */
  @Test
  void inClientModeTheScriptBecomesTheDriver() throws Exception {
    Process process = start("echo \"process $$\"", List.of("footfall.jar"));

    assertThat(text(process), containsString("process " + process.pid() + "\n"));
    assertThat(process.waitFor(), is(0));
  }

  @Test
  void optionsOfTheDriversJavaComeBesideThoseOfTheScript() throws Exception {
    Answer answer =
        run(
            "exit 0",
            "--driver-java-options",
            "-Da=b c",
            "--driver-java-options=-Dd=e",
            "footfall.jar",
            "rejects",
            "--reason=a b");

    assertThat(
        answer.text(), startsWith("--driver-java-options|-XX:+IgnoreUnrecognizedVMOptions "));
    assertThat(answer.text(), containsString(" -Da=b c -Dd=e|footfall.jar|rejects|--reason=a b|"));
  }

  private Answer run(String submit, String... words) throws Exception {
    Process process = start(submit, List.of(words));
    String text = text(process);
    return new Answer(process.waitFor(), text);
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Process start(String submit, List<String> words) throws IOException {
    Path standIn = home.resolve("bin/spark-submit");
    Files.writeString(standIn, "#!/bin/sh\nprintf '%s|' \"$@\"\necho\n" + submit + "\n");
    Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        new ArrayList<>(List.of("sh", Path.of("bin", "footfall-submit").toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("MASTER", "DEPLOY_MODE", "SPARK_CONF_DIR"));
    builder.environment().put("SPARK_HOME", home.toString());
    return builder.start();
  }
}
