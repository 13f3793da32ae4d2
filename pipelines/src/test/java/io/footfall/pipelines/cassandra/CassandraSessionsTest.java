package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class CassandraSessionsTest {

  @Test
  void oneAttemptToConnectStandsForAllUntilTheyAreClosed() throws Exception {
    CassandraSettings nobody =
        CassandraSettings.of(List.of("127.0.0.1:" + closedPort()), "datacenter1");

    Throwable first = refusalOf(nobody);

    assertThat(refusalOf(nobody), sameInstance(first));
    CassandraSessions.closeAll();
    assertThat(refusalOf(nobody), not(sameInstance(first)));
  }

  private static Throwable refusalOf(CassandraSettings settings) {
    return assertThrows(CassandraUnavailableException.class, () -> CassandraSessions.get(settings))
        .getCause();
  }

  private static int closedPort() throws Exception {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }
}
