package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.verify.Verification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Seeded traffic with everything that goes wrong with traffic, sent by a thread of its own, and the
 * truth about it: the oracle of every test that breaks something.
 */
public final class TestTraffic implements AutoCloseable {

  private static final long HISTORY_MILLIS = 60_000;
  private static final double RECORDED_PER_SECOND = 2_000;

  private final ClickstreamSettings settings;
  private final SentTraffic traffic = new SentTraffic();
  private final Pace pace = Pace.realTime();
  private final CompletableFuture<Void> sent = new CompletableFuture<>();

  private TestTraffic(ClickstreamSettings settings) {
    this.settings = settings;
  }

  /** Sends a minute of the past at once, and from then on so many records a second. */
  public static TestTraffic start(
      ClickstreamSettings settings, long seed, double recordsPerSecond) {
    TestTraffic started = new TestTraffic(settings);
    TrafficProfile profile =
        TrafficProfile.builder(seed, System.currentTimeMillis() - HISTORY_MILLIS)
            .recordsPerSecond(recordsPerSecond)
            .build();
    new Thread(() -> started.send(profile), "traffic").start();
    return started;
  }

  /** So many records, all of them sent: what lies there when a pipeline starts. */
  public static TestTraffic sent(ClickstreamSettings settings, long seed, long records)
      throws InterruptedException {
    TestTraffic all = new TestTraffic(settings);
    long sendingMillis = (long) (records / RECORDED_PER_SECOND * 1_000);
    TrafficProfile profile =
        TrafficProfile.builder(seed, System.currentTimeMillis() - sendingMillis)
            .recordsPerSecond(RECORDED_PER_SECOND)
            .build();
    all.traffic.send(Traffic.of(profile), records, settings);
    return all;
  }

  private void send(TrafficProfile profile) {
    try {
      traffic.send(Traffic.of(profile), Extent.until(Long.MAX_VALUE), pace, settings);
      sent.complete(null);
    } catch (InterruptedException | RuntimeException e) {
      sent.completeExceptionally(e);
    }
  }

  /** Ends the sending, and waits until Kafka has acknowledged all of it. */
  public void end() throws InterruptedException, ExecutionException {
    pace.stop();
    sent.get();
  }

  /** How many records Kafka has acknowledged; after {@link #end}. */
  public long sent() {
    return traffic.truth().sent();
  }

  /** What the pipeline must have made of it, by outcome. */
  public Map<String, Long> outcomes() {
    Truth truth = traffic.truth();
    Map<String, Long> outcomes =
        new HashMap<>(Map.of("stored", truth.stored(), "duplicate", truth.duplicates()));
    truth
        .rejected()
        .forEach((reason, count) -> outcomes.put("rejected." + reason.wireName(), count));
    outcomes.values().removeIf(count -> count == 0);
    return outcomes;
  }

  /**
   * Fails unless the stores hold what was sent, each record once: the journal's counts, the rows,
   * the rejects, the views of every page and minute, the visits of every visitor.
   */
  public void assertStoredOnce() throws InterruptedException {
    Verification verification = traffic.assertStoredOnce(settings);
    assertThat(verification.lag(), equalTo(0L));
    assertThat(verification.journal().slices(), greaterThan(1L));
    assertThat(verification.journal().read(), equalTo(sent()));
    assertThat(verification.journal().outcomes(), equalTo(outcomes()));
  }

  /** Stops it without waiting. */
  @Override
  public void close() {
    pace.stop();
  }
}
