package io.footfall.services.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

  private static final long SEED = 7;

  @Test
  void usualPortIsTakenWhereItIsFree() throws IOException {
    int usual = freePort();

    assertThat(
        LocalPorts.usualWhereFree(new Random(SEED)).choose(List.of(new PortRole("client", usual))),
        is(Map.of("client", usual)));
  }

  @Test
  void anotherIsTakenWhereTheUsualOneIsNotFree() throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, Loopback.address())) {
      int usual = holder.getLocalPort();
      int chosen =
          LocalPorts.usualWhereFree(new Random(SEED))
              .choose(List.of(new PortRole("client", usual)))
              .get("client");

      assertThat(LocalPorts.isFree(usual), is(false));
      assertThat(chosen, is(not(usual)));
      assertThat(LocalPorts.isFree(chosen), is(true));
    }
  }

  @Test
  void twoRolesNeverShareAPort() throws IOException {
    int usual = freePort();
    Map<String, Integer> ports =
        LocalPorts.usualWhereFree(new Random(SEED))
            .choose(List.of(new PortRole("client", usual), new PortRole("controller", usual)));

    assertThat(ports.get("client"), is(usual));
    assertThat(ports.get("controller"), is(not(usual)));
  }

  @Test
  void anyFreePortsLieBelowThoseOfOutgoingConnections() {
    List<PortRole> roles =
        IntStream.range(0, 20).mapToObj(i -> new PortRole("role " + i, 9092)).toList();

    assertThat(
        LocalPorts.anyFree(new Random(SEED)).choose(roles).values(),
        everyItem(allOf(greaterThanOrEqualTo(20_000), lessThan(32_000))));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
      return socket.getLocalPort();
    }
  }
}
