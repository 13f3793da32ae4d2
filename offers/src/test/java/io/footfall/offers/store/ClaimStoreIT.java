package io.footfall.offers.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimHistory;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.testing.Servers;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimStoreIT {

  private static final int RIVALS = 8;
  private static final Recipient ANN = Recipient.ofAddress("ann@shop.example");

  private CassandraSettings settings;
  private ClaimStore claims;

  @BeforeEach
  void connect() {
    settings = Servers.cassandra();
    claims = ClaimStore.of(settings);
  }

  @Test
  void ofManyWhoClaimOneOfferOneIsGrantedIt() throws Exception {
    assertThat(race(rival -> "spring"), equalTo(1L));
  }

  @Test
  void ofManyCampaignsAtOnceOneIsGrantedTheLastThatACapAllows() throws Exception {
    assertThat(race(rival -> "campaign-" + rival), equalTo(1L));
  }

  @Test
  void aClaimTakenTwiceByTheSameIsTaken() {
    ClaimHistory before = claims.historyOf(ANN);
    Claim claim = claim("spring", before, 1);

    assertThat(claims.take(claim, before), equalTo(true));
    assertThat("its answer got lost", claims.take(claim, before), equalTo(true));
    assertThat("another's", claims.take(claim("spring", before, 2), before), equalTo(false));
  }

  @Test
  void whatBecameOfItIsRead() {
    ClaimHistory before = claims.historyOf(ANN);
    Claim claim = claim("spring", before, 1);
    claims.take(claim, before);
    claims.settle(claim, ClaimOutcome.SENT, "250 ok");

    ClaimHistory after = claims.historyOf(ANN);
    assertThat(after.version(), equalTo(1));
    assertThat(after.claims(), equalTo(List.of(claim.withOutcome(ClaimOutcome.SENT, "250 ok"))));
    List<Claim> open = new ArrayList<>();
    claims.forEachOpen(open::add);
    assertThat(open, equalTo(List.of()));
  }

  @Test
  void aClaimThatIsSettledLateRunsOutAsAWhole() {
    Claim claim = claim("spring", claims.historyOf(ANN), 1);
    ClaimStore month = ClaimStore.of(settings.withTtlDays(30));
    month.take(claim, claims.historyOf(ANN));
    ClaimStore.of(settings.withTtlDays(90)).settle(claim, ClaimOutcome.RELEASED, "by hand");

    Row left =
        CassandraSessions.get(settings)
            .execute(
                "SELECT TTL(claim_id), TTL(code), TTL(run), TTL(outcome) FROM offers"
                    + " WHERE recipient = ? AND campaign = ? AND round = 1",
                ANN.digest(),
                "spring")
            .one();
    // Else an outcome without a claim would stand in the way of the next first round
    for (int column = 0; column < 3; column++) {
      assertThat(left.getInt(column), equalTo(left.getInt(3)));
    }
  }

  private interface CampaignOf {
    String rival(int number);
  }

  /** All read what there is, and then all claim; how many are granted it. */
  private long race(CampaignOf campaigns) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(RIVALS);
    ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
    try {
      List<Future<Boolean>> granted = new ArrayList<>();
      for (int rival = 0; rival < RIVALS; rival++) {
        int number = rival;
        granted.add(
            threads.submit(
                () -> {
                  ClaimHistory history = claims.historyOf(ANN);
                  Claim claim = claim(campaigns.rival(number), history, number);
                  barrier.await();
                  return claims.take(claim, history);
                }));
      }
      long count = 0;
      for (Future<Boolean> each : granted) {
        count += each.get() ? 1 : 0;
      }
      return count;
    } finally {
      threads.shutdown();
    }
  }

  private static Claim claim(String campaign, ClaimHistory history, int number) {
    return new Claim(
        history.next(campaign, ANN),
        new UUID(7, number),
        "v",
        "CODE",
        "run",
        Instant.parse("2026-03-01T12:00:00Z"),
        null,
        null);
  }
}
