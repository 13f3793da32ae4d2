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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

  /** Each server ends by itself. */
  @Test
  void killedByForce() throws Exception {
    Set<Service> all = EnumSet.allOf(Service.class);
    Process launcher = launch(all);
    List<Long> servers = serversOf(launcher, all.size());
    launcher.destroyForcibly().waitFor();

    await().atMost(BOUND).until(() -> servers.stream().noneMatch(LauncherDeathIT::runs));
  }

  /** The launcher ends them, as it ends all of them in {@link LocalServicesIT}. */
  @Test
  void interrupted() throws Exception {
    Set<Service> some = EnumSet.of(Service.KAFKA, Service.CASSANDRA);
    Process launcher = launch(some);
    List<Long> servers = serversOf(launcher, some.size());
    new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid())).start().waitFor();

    await().atMost(BOUND).until(() -> !launcher.isAlive());
    assertThat(servers.stream().map(LauncherDeathIT::runs).toList(), everyItem(is(false)));
    assertThat(Files.exists(folder.resolve("cassandra")), is(false));
  }

  private Process launch(Set<Service> services) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            LauncherMain.class.getName(),
            folder.toString()));
    services.forEach(service -> command.add(service.name()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<Long> serversOf(Process launcher, int count) throws IOException {
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
    assertThat(pids, hasSize(count));
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
