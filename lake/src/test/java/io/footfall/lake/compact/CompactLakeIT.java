package io.footfall.lake.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.land.LakeSettings;
import io.footfall.lake.schema.JudgedClickSchema;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.Row;
import io.footfall.lake.schema.RowReader;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.Remark;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.visits.ClickHistory;
import io.footfall.visits.ContentHash;
import io.footfall.visits.RobotStretches;
import io.footfall.visits.VisitRedrawer;
import io.footfall.visits.VisitRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactLakeIT {

  private static final Comparator<Click> BY_VISITOR_AND_TIME =
      Comparator.comparing(Click::visitorId)
          .thenComparingLong(Click::occurredAt)
          .thenComparing(Click::position);

  private final List<SentRecord> sent =
      TestLake.traffic(5, Instant.parse("2026-03-01T00:00:00Z"), 3_000, 0.5);
  private final List<LogRecord> log = TestLake.log(sent, 0);

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = TestLake.in(folder);
  }

  @Test
  void keepsEachClickOnceWhereverItsRepetitionsLie() {
    lake.landInSlices(log, 1_500);
    CompactLake.Result result = lake.compact();

    List<Click> clicks = clicks(lake.catalog().current());
    assertThat((long) clicks.size(), equalTo(storedOf(sent)));
    assertThat(result.rowsBefore(), greaterThan(result.rowsAfter()));
    assertThat(
        clicks.stream().map(CompactLakeIT::ownId).sorted().distinct().toList(),
        equalTo(
            sent.stream()
                .filter(SentRecord::isToBeStored)
                .map(record -> record.click().eventId())
                .sorted()
                .distinct()
                .toList()));
    assertThat(
        "an id a row",
        clicks.stream().map(Click::eventId).distinct().count(),
        equalTo((long) clicks.size()));
  }

  @Test
  void sortsEachFileByVisitorAndTime() {
    lake.landInSlices(log, 1_500);
    lake.compact();
    lake.catalog()
        .current()
        .files()
        .forEach(
            file -> {
              List<Click> clicks = read(file.entry());
              List<Click> sorted = new ArrayList<>(clicks);
              sorted.sort(BY_VISITOR_AND_TIME);
              assertThat(clicks, equalTo(sorted));
            });
  }

  @Test
  void isTheSameInOneGoAndBitByBit(@TempDir Path other) {
    lake.land(log);
    lake.compact();
    List<Click> atOnce = clicks(lake.catalog().current());
    Map<UUID, String> robotsAtOnce = robots();

    lake = TestLake.in(other);
    for (int from = 0; from < 3_000; from += 600) {
      lake.land(log.subList(from, from + 600));
      lake.compact();
    }
    assertThat(clicks(lake.catalog().current()), equalTo(atOnce));
    assertThat(robots(), equalTo(robotsAtOnce));
  }

  /** Held against those that reports find, which know nothing of what compaction found. */
  @Test
  void namesEveryRobotAndNobodyElse() {
    lake.landInSlices(log, 1_000);
    lake.compact();
    Map<UUID, String> expected = new TreeMap<>();
    List<Click> clicks = clicks(lake.catalog().current());
    VisitRedrawer.of(VisitRules.defaults(), Clicks.of(clicks), visitors -> Map.of())
        .judging(position -> 1)
        .redraw(
            Long.MIN_VALUE / 2,
            Long.MAX_VALUE / 2,
            click -> {
              if (click.enrichment().isBot()) {
                expected.put(click.eventId(), click.enrichment().botIndicator());
              }
            },
            visit -> {});
    assertThat(robots(), equalTo(expected));
    long disguised =
        expected.values().stream().filter(robot -> robot.startsWith("behaviour:")).count();
    assertThat(disguised, greaterThan(10L));
    assertThat((long) expected.size(), greaterThan(disguised));
    assertThat(expected.size(), lessThan(clicks.size() / 2));
  }

  @Test
  void keepsWhatNoMemoryHadRoomForAsItWasFollowed() {
    lake.landInSlices(log, 1_000);
    lake.compact();
    List<Click> undisturbed = clicks(lake.catalog().current());
    List<Click> stretch = longestStretchOfAPerson(undisturbed);
    Click filling = stretch.get(1);
    Click beyond = stretch.get(2);
    KnownRemarks remarks =
        new KnownRemarks(
            Map.of(
                placeOf(filling),
                Remark.Subject.FILLED,
                placeOf(beyond),
                Remark.Subject.OVERFLOWED),
            3);

    lake = TestLake.in(folder.resolve("followed"));
    lake.landInSlices(log, 1_000);
    lake.compaction().withRemarks(remarks).run(TestLake.ALONE);
    Map<LogPlace, Click> followed = new HashMap<>();
    clicks(lake.catalog().current()).forEach(click -> followed.put(placeOf(click), click));
    assertThat(followed.size(), equalTo(undisturbed.size()));
    Click overflowed = followed.get(placeOf(beyond));
    assertThat(overflowed.remark(), equalTo(Remark.Subject.OVERFLOWED));
    assertThat(
        overflowed.eventId(), equalTo(ContentHash.derivedId(ownId(beyond), overflowed.position())));
    assertThat(ownId(overflowed), equalTo(ownId(beyond)));
    assertThat(followed.get(placeOf(filling)).eventId(), equalTo(filling.eventId()));
    Map<UUID, String> robots = robots();
    for (Click click : stretch) {
      UUID storedId = followed.get(placeOf(click)).eventId();
      assertThat(robots.get(storedId), equalTo(RobotStretches.OVERFLOW));
    }
  }

  @Test
  void leavesWhatHasNotBeenFollowedYet() {
    lake.landInSlices(log, 1_000);
    KnownRemarks remarks = new KnownRemarks(Map.of(), 2);
    CompactLake.Result first = lake.compaction().withRemarks(remarks).run(TestLake.ALONE);
    assertThat(first.waiting(), equalTo(1L));
    assertThat(
        lake.catalog().pending(lake.catalog().current()).stream()
            .map(file -> LandedFile.sliceOf(file.path()))
            .distinct()
            .toList(),
        contains(3L));

    assertThat(lake.compact().waiting(), equalTo(0L));
    assertThat((long) clicks(lake.catalog().current()).size(), equalTo(storedOf(sent)));
  }

  @Test
  void takesNothingInTwice() {
    lake.land(log.subList(0, 1_500));
    lake.compact();
    List<Click> once = clicks(lake.catalog().current());
    lake.landAgain(log.subList(0, 1_500));
    assertThat(lake.compact().hours(), equalTo(0));
    assertThat(clicks(lake.catalog().current()), equalTo(once));
  }

  @Test
  void leavesWhatAReaderHasBegunToRead() {
    LakeCatalog catalog = lake.catalog();
    lake.land(log.subList(0, 1_500));
    lake.compact();
    LakeSnapshot begun = catalog.current();
    List<Click> before = clicks(begun);
    lake.land(log.subList(1_500, 3_000));
    lake.compact();
    LakeCleaner.of(catalog).clean(begun.committedAtMillis());
    assertThat(clicks(begun), equalTo(before));

    LakeSnapshot now = catalog.current();
    LakeCleaner.of(catalog).clean(now.committedAtMillis());
    assertThat(
        catalog.files().list("clicks").stream().map(LakeFiles.Entry::path).toList(),
        equalTo(now.files().map(file -> file.path()).sorted().toList()));
    assertThat("what is not taken in", catalog.pending(now), empty());
    assertThat(catalog.commits().size(), equalTo(1));
    assertThat(catalog.lastSlice(), equalTo(2L));
  }

  @Test
  void readsAnHourAgainAndAgainWhenItIsTooLargeToSort() {
    lake.land(log);
    CompactionPlan plan =
        CompactionPlan.of(lake.catalog(), Long.MAX_VALUE, CompactLake.REACH, LandedRemarks.NONE);
    List<CompactionPlan.Source> fullest =
        plan.hours().values().stream().max(Comparator.comparingLong(CompactLakeIT::rows)).get();
    List<CompactionPlan.Source> claimedLarger =
        fullest.stream()
            .map(
                source ->
                    new CompactionPlan.Source(source.epochHour(), source.file(), 1_200_000, false))
            .toList();
    long rows = rows(fullest);
    var files =
        new HourMerger(lake.catalog().files(), claimedLarger, List.of())
            .merge("clicks/large", LakeSettings.DEFAULT_TARGET_BYTES);
    assertThat(files.size(), greaterThan(1));
    assertThat(files.stream().mapToLong(file -> file.rows()).sum(), equalTo(rows));
    assertThat(files.get(0).rows(), lessThan(rows));
  }

  /** Those who read the one before have an hour from then on, however long it took. */
  @Test
  void aSnapshotIsOfTheMomentFromWhichItIsFound() {
    lake.land(log.subList(0, 300));
    AtomicLong begun = new AtomicLong();
    CompactLake.of(lake.catalog(), beginningLater(begun), LakeSettings.DEFAULT_TARGET_BYTES)
        .run(TestLake.ALONE);

    assertThat(lake.catalog().current().committedAtMillis(), greaterThanOrEqualTo(begun.get()));
  }

  /** A session whose pipelines begin a while after they are asked for. */
  private RunnerSession beginningLater(AtomicLong begun) {
    RunnerSession session = lake.session();
    return new RunnerSession() {
      @Override
      public PipelineOptions options() {
        long asked = System.currentTimeMillis();
        while (System.currentTimeMillis() < asked + 2) {
          Thread.onSpinWait();
        }
        begun.set(System.currentTimeMillis());
        return session.options();
      }

      @Override
      public String uiAddress() {
        return session.uiAddress();
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  @Test
  void whoLostTheLeaseTakesNothingBack() {
    LakeCatalog catalog = lake.catalog();
    lake.land(log.subList(0, 1_500));
    CompactionPlan stale =
        CompactionPlan.of(catalog, Long.MAX_VALUE, CompactLake.REACH, LandedRemarks.NONE);
    lake.land(log.subList(1_500, 3_000));
    lake.compact();
    List<Click> compacted = clicks(catalog.current());

    assertThrows(
        RuntimeException.class,
        () ->
            lake.session()
                .run(
                    "stale",
                    "compaction of one who was paused",
                    pipeline ->
                        CompactionPipeline.build(
                            pipeline,
                            stale,
                            catalog,
                            LandedRemarks.NONE,
                            LakeSettings.DEFAULT_TARGET_BYTES,
                            Clock.systemUTC())));

    assertThat(clicks(catalog.current()), equalTo(compacted));
    assertThat(lake.compact().hours(), equalTo(0));
    assertThat("its files are gone", clicks(catalog.current()), equalTo(compacted));
    assertThat(
        catalog.files().list("clicks").size(), equalTo((int) catalog.current().files().count()));
  }

  @Test
  void whatTheLastSliceIsAboutToCommitAgainStays() {
    LakeCatalog catalog = lake.catalog();
    lake.landInSlices(log.subList(0, 600), 300);
    LandedFile last = catalog.commits().get(1).clicks().get(0);
    // The slice is run again and has cut its files otherwise
    String again = last.path().replaceFirst("-from-\\d+", "-from-000000000555");
    String ofSliceBefore =
        catalog
            .commits()
            .get(0)
            .clicks()
            .get(0)
            .path()
            .replaceFirst("-from-\\d+", "-from-000000000007");
    catalog.files().publish(catalog.files().read(last.path()), again);
    catalog.files().publish(catalog.files().read(last.path()), ofSliceBefore);

    LakeCleaner.of(catalog).clean(0);

    List<String> landed =
        catalog.files().list("landed").stream().map(LakeFiles.Entry::path).toList();
    assertThat(landed, hasItem(again));
    assertThat(landed, not(hasItem(ofSliceBefore)));
  }

  @Test
  void aFileForEachClickIsRefused() {
    WrongOptionException refused =
        assertThrows(
            WrongOptionException.class, () -> CompactLake.of(lake.catalog(), lake.session(), 0));
    assertThat(refused.getMessage(), containsString("--targetFileBytes"));
  }

  /** Of somebody of whom no click says or shows a robot. */
  private List<Click> longestStretchOfAPerson(List<Click> clicks) {
    Map<UUID, String> robots = robots();
    Map<String, List<Click>> byVisitor = new TreeMap<>();
    clicks.stream()
        .filter(click -> !robots.containsKey(click.eventId()))
        .forEach(
            click ->
                byVisitor.computeIfAbsent(click.visitorId(), id -> new ArrayList<>()).add(click));
    List<List<Click>> stretches = new ArrayList<>();
    for (List<Click> ofVisitor : byVisitor.values()) {
      for (int i = 0; i < ofVisitor.size(); i++) {
        if (i == 0
            || ofVisitor.get(i).occurredAt() - ofVisitor.get(i - 1).occurredAt()
                >= VisitRules.defaults().silence().toMillis()) {
          stretches.add(new ArrayList<>());
        }
        stretches.get(stretches.size() - 1).add(ofVisitor.get(i));
      }
    }
    List<Click> longest = stretches.stream().max(Comparator.comparingInt(List::size)).get();
    assertThat(longest.size(), greaterThan(5));
    return longest;
  }

  private static LogPlace placeOf(Click click) {
    return new LogPlace(click.position().partition(), click.position().offset());
  }

  private List<Click> clicks(LakeSnapshot snapshot) {
    List<Click> clicks = new ArrayList<>();
    snapshot.files().forEach(file -> clicks.addAll(read(file.entry())));
    clicks.sort(BY_VISITOR_AND_TIME);
    return clicks;
  }

  /** What each click of a robot says of it. */
  private Map<UUID, String> robots() {
    Map<UUID, String> robots = new TreeMap<>();
    List<String> columns = List.of("row_key", JudgedClickSchema.ROBOT);
    lake.catalog()
        .current()
        .files()
        .forEach(
            file -> {
              try (RowReader rows = LakeRows.read(lake.catalog().files(), file.entry(), columns)) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                  if (row.text(1) != null) {
                    robots.put(UUID.fromString(row.text(0)), row.text(1));
                  }
                }
              }
            });
    return robots;
  }

  /** Clicks in memory. */
  private record Clicks(List<Click> inOrder) implements ClickHistory {
    static Clicks of(List<Click> clicks) {
      return new Clicks(
          clicks.stream().sorted(Comparator.comparingLong(Click::occurredAt)).toList());
    }

    @Override
    public Iterable<Click> between(long fromMillis, long toMillis) {
      return inOrder.stream()
          .filter(click -> click.occurredAt() >= fromMillis && click.occurredAt() < toMillis)
          .toList();
    }
  }

  private List<Click> read(LakeFiles.Entry file) {
    List<Click> clicks = new ArrayList<>();
    LakeRows.forEachClick(lake.catalog().files(), file, clicks::add);
    return clicks;
  }

  private static long rows(List<CompactionPlan.Source> sources) {
    return sources.stream().mapToLong(CompactionPlan.Source::rows).sum();
  }

  private static UUID ownId(Click click) {
    return click.originalId() == null ? click.eventId() : click.originalId();
  }

  private static long storedOf(List<SentRecord> sent) {
    return sent.stream().filter(SentRecord::isToBeStored).count();
  }
}
