package io.footfall.services.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Chooses ports of 127.0.0.1 by binding them. A choice holds when it is made; as another process
 * may take a port before the server does, who starts a server must be ready to choose again.
 */
public final class LocalPorts {

  /**
   * Below the range from which systems take the ports of outgoing connections (from 32768 on
   * Linux): a server that restarts must find its own port free.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  private final boolean usualFirst;
  private final RandomGenerator random;

  private LocalPorts(boolean usualFirst, RandomGenerator random) {
    this.usualFirst = usualFirst;
    this.random = random;
  }

  /** Each role's usual port where it is free, else any free one. */
  public static LocalPorts usualWhereFree(RandomGenerator random) {
    return new LocalPorts(true, random);
  }

  /** Free ports away from the usual ones, so that runs side by side do not meet. */
  public static LocalPorts anyFree(RandomGenerator random) {
    return new LocalPorts(false, random);
  }

  /** By the role's name; all different. */
  public Map<String, Integer> choose(List<PortRole> roles) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Map<String, Integer> ports = new LinkedHashMap<>();
      for (PortRole role : roles) {
        ServerSocket socket = bind(role);
        // Held until all are chosen, or two roles might get the same port.
        held.add(socket);
        ports.put(role.name(), socket.getLocalPort());
      }
      return ports;
    } finally {
      held.forEach(LocalPorts::close);
    }
  }

  /** Whether a server could bind {@code port} now. */
  public static boolean isFree(int port) {
    Optional<ServerSocket> socket = bind(port);
    socket.ifPresent(LocalPorts::close);
    return socket.isPresent();
  }

  private ServerSocket bind(PortRole role) {
    if (usualFirst) {
      Optional<ServerSocket> usual = bind(role.usualPort());
      if (usual.isPresent()) {
        return usual.get();
      }
    }
    for (int i = 0; i < TRIES; i++) {
      Optional<ServerSocket> socket = bind(random.nextInt(LOWEST, HIGHEST));
      if (socket.isPresent()) {
        return socket.get();
      }
    }
    throw new IllegalStateException(
        "No free port for '%s' in %d tries between %d and %d; end what holds them"
            .formatted(role.name(), TRIES, LOWEST, HIGHEST));
  }

  private static Optional<ServerSocket> bind(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, Loopback.address()));
    } catch (BindException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " of 127.0.0.1 cannot be probed", e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + socket.getLocalPort() + " was not let go", e);
    }
  }
}
