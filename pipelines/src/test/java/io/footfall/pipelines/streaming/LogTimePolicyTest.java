package io.footfall.pipelines.streaming;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy.PartitionContext;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LogTimePolicyTest {

  private static final Duration DELAY = Duration.standardSeconds(10);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Partition BEHIND = new Partition(5, NOON.plus(Duration.standardHours(1)));

  private final LogTimePolicy<byte[], byte[]> policy =
      new LogTimePolicy<>(DELAY, BoundedWindow.TIMESTAMP_MIN_VALUE);

  @Test
  void theWatermarkFollowsTheNewestRecord() {
    assertThat(policy.getWatermark(BEHIND), is(BoundedWindow.TIMESTAMP_MIN_VALUE));

    assertThat(policy.getTimestampForRecord(BEHIND, recordAt(NOON)), is(NOON));

    assertThat(policy.getWatermark(BEHIND), is(NOON.minus(DELAY)));
  }

  @Test
  void anOlderRecordDoesNotTakeItBack() {
    policy.getTimestampForRecord(BEHIND, recordAt(NOON));
    policy.getTimestampForRecord(BEHIND, recordAt(NOON.minus(Duration.standardHours(2))));

    assertThat(policy.getWatermark(BEHIND), is(NOON.minus(DELAY)));
  }

  @Test
  void aPartitionReadToItsEndHoldsNobodyBack() {
    policy.getTimestampForRecord(BEHIND, recordAt(NOON));
    Instant later = NOON.plus(Duration.standardDays(1));

    assertThat(policy.getWatermark(new Partition(0, later)), is(later.minus(DELAY)));
  }

  @Test
  void norDoesOneThatNobodyEverWroteTo() {
    assertThat(policy.getWatermark(new Partition(0, NOON)), is(NOON.minus(DELAY)));
  }

  @Test
  void aPartitionWhoseEndIsNotKnownYetWaits() {
    assertThat(policy.getWatermark(new Partition(-1, NOON)), is(BoundedWindow.TIMESTAMP_MIN_VALUE));
  }

  @Test
  void aRecordFromTheFutureTakesItNoFurtherThanNow() {
    policy.getTimestampForRecord(BEHIND, recordAt(Instant.parse("2999-01-01T00:00:00Z")));

    assertThat(policy.getWatermark(BEHIND), lessThanOrEqualTo(Instant.now().minus(DELAY)));
  }

  @Test
  void aReaderThatGoesOnKeepsItsWatermark() {
    LogTimePolicy<byte[], byte[]> restored = new LogTimePolicy<>(DELAY, NOON);

    restored.getTimestampForRecord(BEHIND, recordAt(NOON.minus(DELAY)));

    assertThat(restored.getWatermark(BEHIND), is(NOON));
  }

  private static KafkaRecord<byte[], byte[]> recordAt(Instant time) {
    return new KafkaRecord<>(
        "clicks", 0, 0, time.getMillis(), KafkaTimestampType.CREATE_TIME, null, null, null);
  }

  /** A partition as the reader sees it. */
  private static final class Partition extends PartitionContext {
    private final long backlog;
    private final Instant asked;

    Partition(long backlog, Instant asked) {
      this.backlog = backlog;
      this.asked = asked;
    }

    @Override
    public long getMessageBacklog() {
      return backlog;
    }

    @Override
    public Instant getBacklogCheckTime() {
      return asked;
    }
  }
}
