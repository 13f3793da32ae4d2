package io.footfall.lake.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.Reconsidered;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ParseClicks;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.testing.SliceRun;
import io.footfall.visits.VisitRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The compacted lake has the clicks that following visitors stores, under the same ids, with the
 * same remarks, and says of the same that they are a robot's: with memories so small that many
 * overflow, and with slices of its own.
 */
class FollowedLakeTest {

  private static final int MEMORY = 12;
  private static final int FOLLOWED_PER_SLICE = 250;
  private static final int LANDED_PER_SLICE = 900;

  @TempDir private Path folder;

  /** What matters of a stored click. */
  private record Stored(UUID id, UUID originalId, Remark.Subject remark, boolean isRobots) {}

  @Test
  void hasTheClicksThatFollowingStores() {
    List<LogRecord> log =
        TestLake.log(TestLake.traffic(9, Instant.parse("2026-03-01T00:00:00Z"), 1_500, 0.5), 0);
    Map<RecordPosition, Click> followed = follow(log);
    Map<LogPlace, Remark.Subject> remarks = new HashMap<>();
    followed
        .values()
        .forEach(
            click -> {
              if (click.remark() != null && click.remark() != Remark.Subject.CONFLICTING) {
                remarks.put(
                    new LogPlace(click.position().partition(), click.position().offset()),
                    click.remark());
              }
            });
    assertThat(count(remarks, Remark.Subject.FILLED), greaterThan(10L));
    assertThat(count(remarks, Remark.Subject.OVERFLOWED), greaterThan(100L));

    TestLake lake = TestLake.in(folder);
    for (int from = 0; from < log.size(); from += LANDED_PER_SLICE) {
      lake.land(log.subList(from, Math.min(log.size(), from + LANDED_PER_SLICE)));
      lake.compaction().withRemarks(KnownRemarks.of(remarks)).run(TestLake.ALONE);
    }
    assertThat(storedIn(lake), equalTo(stored(followed)));
  }

  /** As they are stored after the last slice. */
  private static Map<RecordPosition, Click> follow(List<LogRecord> log) {
    VisitRules rules = VisitRules.defaults().withMemoryLimit(MEMORY);
    SliceRun run = SliceRun.on(UUID.randomUUID().toString(), rules, options());
    Map<RecordPosition, Click> stored = new HashMap<>();
    for (int from = 0; from < log.size(); from += FOLLOWED_PER_SLICE) {
      int to = Math.min(log.size(), from + FOLLOWED_PER_SLICE);
      for (Finding finding : run.run(slice(log.subList(from, to), 1 + from / FOLLOWED_PER_SLICE))) {
        if (finding instanceof Click click) {
          stored.put(click.position(), click);
        } else if (finding instanceof Reconsidered reconsidered) {
          stored.replaceAll((position, click) -> judged(click, reconsidered));
        }
      }
    }
    return stored;
  }

  private static PipelineOptions options() {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    return options;
  }

  private static Click judged(Click click, Reconsidered reconsidered) {
    return click.eventId().equals(reconsidered.storedId())
            && click.visitorId().equals(reconsidered.click().visitorId())
        ? click.toBuilder()
            .enrichment(click.enrichment().withBotIndicator(reconsidered.verdict()))
            .build()
        : click;
  }

  private static SliceOfTraffic slice(List<LogRecord> records, long number) {
    long planned = records.stream().mapToLong(LogRecord::timestampMillis).max().orElse(0);
    RecordPosition first = records.get(0).position();
    ClickPreparation preparation =
        ClickPreparation.of(
            planned,
            ParseClicks.create(),
            CleanClicks.by(CleaningRules.defaults()),
            EnrichClicks.create());
    List<Outcome> outcomes = records.stream().map(preparation::prepare).toList();
    return new SliceOfTraffic(
        new Slice(
            "clicks/followed",
            number,
            planned,
            List.of(
                new SliceRange(first.topic(), 0, first.offset(), first.offset() + records.size()))),
        outcomes);
  }

  private static Map<RecordPosition, Stored> stored(Map<RecordPosition, Click> clicks) {
    Map<RecordPosition, Stored> stored = new HashMap<>();
    clicks.forEach(
        (position, click) -> stored.put(position, stored(click, click.enrichment().isBot())));
    return stored;
  }

  private static Map<RecordPosition, Stored> storedIn(TestLake lake) {
    Map<RecordPosition, Stored> stored = new HashMap<>();
    lake.catalog()
        .current()
        .files()
        .forEach(
            file ->
                LakeRows.forEachJudged(
                    lake.catalog().files(),
                    file.entry(),
                    judged ->
                        stored.put(
                            judged.click().position(),
                            stored(judged.click(), judged.robot() != null))));
    return stored;
  }

  private static Stored stored(Click click, boolean isRobots) {
    return new Stored(click.eventId(), click.originalId(), click.remark(), isRobots);
  }

  private static long count(Map<LogPlace, Remark.Subject> remarks, Remark.Subject subject) {
    return remarks.values().stream().filter(subject::equals).count();
  }
}
