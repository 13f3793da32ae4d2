package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.DetailedTruth;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.verify.Verification;

/** All traffic that a test has sent, and the truth about it, which the stores are held against. */
final class SentTraffic {

  private final Truth truth = new Truth();
  private final DetailedTruth detailed = new DetailedTruth();

  /** Sends so much of it; returns when Kafka has acknowledged all. */
  void send(Traffic traffic, Extent extent, Pace pace, ClickstreamSettings to)
      throws InterruptedException {
    try (KafkaSender sender =
        KafkaSender.to(
            to.kafka().toClientProperties(),
            to.topic(),
            record -> {
              truth.add(record);
              detailed.add(record);
            })) {
      sender.send(traffic, extent, pace);
    }
  }

  /** The same for so many records, as fast as it goes. */
  void send(Traffic traffic, long records, ClickstreamSettings to) throws InterruptedException {
    send(traffic, Extent.ofRecords(records), Pace.unbounded(), to);
  }

  Truth truth() {
    return truth;
  }

  /** Whether the views of every page and minute are stored. */
  boolean areViewsStored(ClickstreamSettings settings) {
    return StoredViews.of(settings, detailed.viewsByMinuteAndUrl().keySet())
        .equals(detailed.viewsByMinuteAndUrl());
  }

  /**
   * Fails unless the stores agree and hold each record once: the rows, the views of every page and
   * minute, the visits of every visitor. Gives what was counted.
   */
  Verification assertStoredOnce(ClickstreamSettings settings) throws InterruptedException {
    Verification verification = Verification.of(settings);
    assertThat(verification.differences(), empty());
    assertThat(verification.events().rows(), equalTo(truth.stored()));
    assertThat(
        StoredViews.of(settings, detailed.viewsByMinuteAndUrl().keySet()),
        equalTo(detailed.viewsByMinuteAndUrl()));
    assertThat(StoredVisits.in(settings.cassandra()), equalTo(detailed.visits()));
    return verification;
  }
}
