package io.footfall.services.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether a port that answers is the server's own: two launchers may choose the same port at
 * the same time, and then the loser would find the winner's server ready in its place.
 */
public final class PortOwner {

  private static final Path PROCESSES = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /**
   * Whether process {@code pid} listens on {@code port}. Systems without {@code /proc} cannot say,
   * and the answer is then yes.
   */
  public static boolean is(long pid, int port) {
    Path descriptors = PROCESSES.resolve(Long.toString(pid)).resolve("fd");
    if (!Files.exists(PROCESSES.resolve("net/tcp"))) {
      return true;
    }
    Set<String> sockets = listeners(port);
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (NoSuchFileException e) {
      // The process has ended.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("The sockets of process " + pid + " cannot be listed", e);
    }
  }

  private static Set<String> listeners(int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(PROCESSES.resolve(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
        .map(columns -> "socket:[" + columns[9] + "]")
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(table + " cannot be read", e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed since it was listed, so not the listening socket that is looked for.
      return "";
    }
  }
}
