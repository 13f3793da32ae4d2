package io.footfall.services.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortOwnerTest {

  private final long self = ProcessHandle.current().pid();

  @Test
  void isTheProcessThatListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
      assertThat(PortOwner.is(self, socket.getLocalPort()), is(true));
    }
  }

  @Test
  void isNobodyOnceTheSocketIsClosed() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, Loopback.address());
    int port = socket.getLocalPort();
    socket.close();

    assertThat(PortOwner.is(self, port), is(false));
  }

  @Test
  void isNotAnotherProcess() throws Exception {
    Process other = new ProcessBuilder("cat").start();
    try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
      assertThat(PortOwner.is(other.pid(), socket.getLocalPort()), is(false));
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void isNotAnEndedProcess() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
      assertThat(PortOwner.is(ended.pid(), socket.getLocalPort()), is(false));
    }
  }
}
