package io.footfall.lake.testing;

import io.footfall.coders.LogRecordCoder;
import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.lake.compact.CompactLake;
import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.land.LakeSettings;
import io.footfall.lake.land.LandClicks;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Lease;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ParseClicks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;

/** A lake on the local disk, filled from memory. */
public final class TestLake {

  /** A lease for a lake that nobody else has. */
  public static final Lease ALONE =
      new Lease() {
        @Override
        public void ensureHeld() {}

        @Override
        public void close() {}
      };

  private static final String TOPIC = "clicks";

  private final DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
  private final LakeFiles files;
  private long lastSlice;

  private TestLake(Path folder) {
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    files = LakeAddress.of(folder.toString()).register(options);
  }

  public static TestLake in(Path folder) {
    return new TestLake(folder);
  }

  public LakeCatalog catalog() {
    return LakeCatalog.of(files);
  }

  /** Runs pipelines on the Direct runner. */
  public RunnerSession session() {
    return new RunnerSession() {
      @Override
      public PipelineOptions options() {
        return options;
      }

      @Override
      public String uiAddress() {
        return "";
      }

      @Override
      public void close() {}
    };
  }

  /** Records of seeded traffic with duplicates, conflicts and rejects, in the order of arrival. */
  public static List<SentRecord> traffic(long seed, Instant from, int records, double perSecond) {
    TrafficProfile profile =
        TrafficProfile.builder(seed, from.toEpochMilli())
            .recordsPerSecond(perSecond)
            .shoppers(records / 10)
            .duplicateShare(0.02)
            .lateShare(0.02)
            .botShare(0.03)
            .brokenShare(0.01)
            .build();
    List<SentRecord> sent = new ArrayList<>();
    Traffic traffic = Traffic.of(profile);
    while (sent.size() < records) {
      sent.add(traffic.next());
    }
    return sent;
  }

  /** The records as a log of one partition has them, from that offset. */
  public static List<LogRecord> log(List<SentRecord> sent, long firstOffset) {
    List<LogRecord> records = new ArrayList<>();
    for (SentRecord record : sent) {
      records.add(
          new LogRecord(
              new RecordPosition(TOPIC, 0, firstOffset + records.size()),
              record.sentAtMillis(),
              record.value()));
    }
    return records;
  }

  /** Lands the records as the next slice. */
  public void land(List<LogRecord> records) {
    lastSlice++;
    landAgain(records);
  }

  /** Lands the records in slices of so many, the last of what is left. */
  public void landInSlices(List<LogRecord> records, int perSlice) {
    for (int from = 0; from < records.size(); from += perSlice) {
      land(records.subList(from, Math.min(records.size(), from + perSlice)));
    }
  }

  /** Lands the records as the last slice again. */
  public void landAgain(List<LogRecord> records) {
    long first = records.get(0).position().offset();
    long planned = records.stream().mapToLong(LogRecord::timestampMillis).max().orElse(0);
    Slice slice =
        new Slice(
            "clicks/lake",
            lastSlice,
            planned,
            List.of(new SliceRange(TOPIC, 0, first, first + records.size())));
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(Create.of(records).withCoder(LogRecordCoder.of()))
        .apply(
            LandClicks.of(
                slice,
                settings(),
                ClickPreparation.of(
                    planned,
                    ParseClicks.create(),
                    CleanClicks.by(CleaningRules.defaults()),
                    EnrichClicks.create())));
    pipeline.run().waitUntilFinish();
  }

  /** Compacts what was landed; what came of it. */
  public CompactLake.Result compact() {
    return compaction().run(ALONE);
  }

  /** Compacts into files of the usual size, once it is run. */
  public CompactLake compaction() {
    return CompactLake.of(catalog(), session(), LakeSettings.DEFAULT_TARGET_BYTES);
  }

  /** By which it is filled; no server is asked. */
  public LakeSettings settings() {
    return new LakeSettings(
        KafkaSettings.of("localhost:1"),
        TOPIC,
        "lake",
        CassandraSettings.of(List.of("localhost:1"), "nowhere"),
        List.of(CleanClicks.by(CleaningRules.defaults()), EnrichClicks.create()),
        files,
        LakeSettings.DEFAULT_TARGET_BYTES,
        true);
  }
}
