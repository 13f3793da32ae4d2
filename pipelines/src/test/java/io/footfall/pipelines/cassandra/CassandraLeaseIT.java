package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.pipelines.slices.LeaseHeldException;
import io.footfall.pipelines.slices.LeaseLostException;
import io.footfall.pipelines.testing.Servers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CassandraLeaseIT {

  private static final Duration TTL = Duration.ofSeconds(5);

  private static CassandraSettings settings;

  @BeforeAll
  static void connect() {
    settings = Servers.cassandra();
  }

  @Test
  void theSecondDriverIsToldWhoHoldsIt() {
    try (CassandraLease first = acquire("clicks/second", "host-a/17")) {
      LeaseHeldException held =
          assertThrows(LeaseHeldException.class, () -> acquire("clicks/second", "host-b/18"));

      assertThat(held.getMessage(), containsString("host-a/17"));
      first.ensureHeld();
    }
  }

  @Test
  void whoAsksIsToldTheHolder() {
    try (CassandraLease held = acquire("clicks/asked", "host-a/17")) {
      held.ensureHeld();
      assertThat(CassandraLease.holder(settings, "clicks/asked"), is(Optional.of("host-a/17")));
    }

    assertThat(CassandraLease.holder(settings, "clicks/asked"), is(Optional.empty()));
  }

  @Test
  void aKeyspaceThatIsMissingIsNamedWithTheRemedy() {
    CassandraUnavailableException missing =
        assertThrows(
            CassandraUnavailableException.class,
            () -> CassandraLease.holder(settings.withKeyspace("nowhere"), "clicks/any"));

    assertThat(missing.getMessage(), containsString("nowhere"));
    assertThat(missing.getMessage(), containsString("clickstream --createOnly"));
  }

  @Test
  void aLeaseGivenBackIsFree() {
    acquire("clicks/back", "host-a/17").close();

    try (CassandraLease second = acquire("clicks/back", "host-b/18")) {
      second.ensureHeld();
    }
  }

  @Test
  void aLeaseIsHeldBeyondItsTimeByRenewal() {
    try (CassandraLease lease = acquire("clicks/renewed", "host-a/17")) {
      Awaitility.await()
          .during(TTL.plusSeconds(3))
          .atMost(TTL.plusSeconds(10))
          .untilAsserted(() -> assertDoesNotThrow(lease::ensureHeld));
    }
  }

  @Test
  void theLeaseOfADriverThatDiedRunsOut() {
    insertWithoutRenewal("clicks/dead", "host-dead/1");

    try (CassandraLease lease = acquire("clicks/dead", "host-b/18")) {
      lease.ensureHeld();
    }
  }

  @Test
  void aLeaseTakenByAnotherIsLost() {
    try (CassandraLease lease = acquire("clicks/taken", "host-a/17")) {
      CassandraSessions.get(settings)
          .execute("UPDATE leases SET owner = 'host-b/18' WHERE source = 'clicks/taken' IF EXISTS");

      Awaitility.await()
          .atMost(TTL.plusSeconds(5))
          .untilAsserted(() -> assertThrows(LeaseLostException.class, lease::ensureHeld));
    }
  }

  private static CassandraLease acquire(String source, String owner) {
    return CassandraLease.acquire(settings, source, owner, TTL);
  }

  private static void insertWithoutRenewal(String source, String owner) {
    CassandraSessions.get(settings)
        .execute(
            SimpleStatement.newInstance(
                "INSERT INTO leases (source, owner, renewals) VALUES (?, ?, 0) IF NOT EXISTS"
                    + " USING TTL 5",
                source,
                owner));
  }
}
