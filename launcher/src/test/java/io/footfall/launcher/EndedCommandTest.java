package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does to commands in processes of their own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EndedCommandTest {

  @TempDir private Path folder;

  /** Its last line and its truth are there, and true. */
  @Test
  void aFileOfTrafficEndsWithWhatIsInIt() throws Exception {
    Path file = folder.resolve("traffic.jsonl");
    Process generate = start("generate", "--file=" + file, "--events=1000000000");
    try {
      // Soon, as it writes as fast as it can
      Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofMinutes(1))
          .until(() -> !generate.isAlive() || (Files.exists(file) && Files.size(file) > 0));

      generate.destroy();

      assertThat(generate.waitFor(), is(0));
      long sent =
          new ObjectMapper()
              .readTree(folder.resolve("traffic.jsonl.truth.json").toFile())
              .get("sent")
              .asLong();
      assertThat(sent, greaterThan(0L));
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        assertThat(lines.count(), is(sent));
      }
    } finally {
      generate.destroyForcibly();
    }
  }

  /** Here while it waits for a store that takes connections and never answers. */
  @Test
  void workThatIsNotLookedUpFromIsBrokenOff() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Process retain =
          start(
              "retain",
              "--no-lake",
              "--cassandraDays=9",
              "--cassandraContactPoints=127.0.0.1:" + mute.getLocalPort());
      try {
        try (Socket asking = mute.accept()) {
          assertThat(asking.isConnected(), is(true));
          retain.destroy();

          assertThat(retain.waitFor(), is(143));
        }
      } finally {
        retain.destroyForcibly();
      }
    }
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dfootfall.logFile=" + folder.resolve("footfall.log"),
            "-cp",
            System.getProperty("java.class.path"),
            Footfall.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.log").toFile())
        .start();
  }
}
