package io.footfall.acceptance;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.DetailedTruth;
import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A day of traffic five days ago, with everything that goes wrong with traffic, and its truth. */
final class GeneratedDay {

  private final TrafficProfile profile;
  private final long records;
  private final Truth truth = new Truth();
  private final DetailedTruth detailed = new DetailedTruth();
  private final Path ids;

  /**
   * A day of that many records.
   *
   * @param ids the file to list the ids in
   */
  GeneratedDay(long seed, long records, Path ids) {
    this.records = records;
    this.ids = ids;
    this.profile = profile(seed, records, (int) (records / 10));
  }

  /** That many records over the day, by so many shoppers. */
  static TrafficProfile profile(long seed, long records, int shoppers) {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(5));
    return TrafficProfile.builder(seed, day.toEpochMilli())
        .recordsPerSecond(records / (double) Duration.ofDays(1).toSeconds())
        .shoppers(shoppers)
        .followsDay(true)
        .duplicateShare(0.01)
        .lateShare(0.02)
        .botShare(0.03)
        .brokenShare(0.005)
        .longestDelay(Duration.ofDays(2))
        .build();
  }

  /** Sends all of it, as fast as it goes. */
  void send(KafkaSettings kafka, String topic) throws InterruptedException, IOException {
    try (PrintWriter list = new PrintWriter(Files.newBufferedWriter(ids))) {
      list.println("id");
      try (KafkaSender sender =
          KafkaSender.to(kafka.toClientProperties(), topic, record -> add(record, list))) {
        sender.send(Traffic.of(profile), Extent.ofRecords(records), Pace.unbounded());
      }
    }
  }

  private void add(SentRecord record, PrintWriter list) {
    truth.add(record);
    detailed.add(record);
    if (record.isToBeStored()) {
      list.println(record.click().eventId());
    }
  }

  /** The day. */
  LocalDate date() {
    return LocalDate.ofInstant(Instant.ofEpochMilli(profile.startMillis()), ZoneOffset.UTC);
  }

  Truth truth() {
    return truth;
  }

  DetailedTruth detailed() {
    return detailed;
  }

  /** A file with the ids of what is to be stored; clicks that conflict have one in common. */
  Path ids() {
    return ids;
  }
}
