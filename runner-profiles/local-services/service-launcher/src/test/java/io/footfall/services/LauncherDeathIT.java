package io.footfall.services;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However the launcher's JVM ends, no server outlives it by more than seconds, not even one that is
 * frozen (SIGSTOP).
 */
class LauncherDeathIT {

  private static final Duration BOUND = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void killedByForce() throws Exception {
    Process launcher = launch();
    List<Long> servers = serversOf(launcher);
    launcher.destroyForcibly().waitFor();

    await().atMost(BOUND).until(() -> servers.stream().noneMatch(LauncherDeathIT::runs));
  }

  @Test
  void interrupted() throws Exception {
    Process launcher = launch();
    List<Long> servers = serversOf(launcher);
    new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid())).start().waitFor();

    await().atMost(BOUND).until(() -> !launcher.isAlive());
    assertThat(servers.stream().map(LauncherDeathIT::runs).toList(), everyItem(is(false)));
    assertThat(Files.exists(folder.resolve("cassandra")), is(false));
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LauncherMain.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<Long> serversOf(Process launcher) throws IOException {
    BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.startsWith(LauncherMain.PIDS)) {
      line = output.readLine();
    }
    assertThat("the launcher's line of process ids", line != null);
    List<Long> pids =
        Stream.of(line.substring(LauncherMain.PIDS.length()).split(" "))
            .map(Long::valueOf)
            .toList();
    assertThat(pids, hasSize(Service.values().length));
    assertThat(pids.stream().map(LauncherDeathIT::runs).toList(), everyItem(is(true)));
    return pids;
  }

  /** An ended process that nobody has collected yet does not run. */
  private static boolean runs(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return status.lines().noneMatch(line -> line.matches("State:\\s+[ZX].*"));
    } catch (IOException e) {
      return false;
    }
  }
}
