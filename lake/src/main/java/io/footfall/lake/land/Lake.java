package io.footfall.lake.land;

import io.footfall.lake.table.SliceCommit;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.driver.DriverSettings;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SlicePlanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lake being filled from its source. */
public final class Lake {

  private Lake() {}

  /**
   * Takes the lease and makes ready. Needs the topic and Cassandra's tables.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException when another driver fills the lake
   * @throws IllegalStateException when the lake was filled on behalf of another source, or the
   *     source has filled another lake
   */
  public static SourceDriver open(
      LakeSettings settings,
      SlicePlanner planner,
      LoopSettings pace,
      Duration leaseTtl,
      RunnerSession session,
      SliceListener listener) {
    SourceDriver driver =
        SourceDriver.open(
            new DriverSettings(
                settings.kafka(),
                settings.topic(),
                settings.group(),
                settings.cassandra(),
                planner,
                pace,
                leaseTtl),
            slice -> land(slice, settings, session),
            slice -> outcomesOf(slice, settings),
            listener);
    try {
      ensureSameStory(settings);
    } catch (RuntimeException refused) {
      driver.close();
      throw refused;
    }
    return driver;
  }

  /**
   * Slices numbered anew would pass for those that are compacted, and be left out in silence; those
   * beyond a gap would never be compacted.
   */
  private static void ensureSameStory(LakeSettings settings) {
    Optional<JournalEntry> last =
        CassandraJournal.of(settings.cassandra(), settings.source()).last();
    ensureSameStory(
        settings,
        settings.catalog().lastSlice(),
        last.map(entry -> entry.slice().number()).orElse(0L),
        last.filter(JournalEntry::isDone).isPresent());
  }

  static void ensureSameStory(
      LakeSettings settings, long landed, long journaled, boolean isLastDone) {
    String both =
        "The lake at "
            + settings.files().addressOf("")
            + " ends with slice "
            + landed
            + ", the journal of "
            + settings.source()
            + " with "
            + journaled;
    if (landed > journaled) {
      throw new IllegalStateException(
          both
              + ": name the --lakeGroup and keyspace that filled it, or an empty --lake and a"
              + " --lakeGroup of its own");
    }
    if (landed < (isLastDone ? journaled : journaled - 1)) {
      throw new IllegalStateException(
          both
              + ": what was landed in between is not in it. Name the --lake that this --lakeGroup"
              + " fills, or a new --lakeGroup, which lands all that the topic still holds");
    }
  }

  private static void land(Slice slice, LakeSettings settings, RunnerSession session) {
    session.run(
        "footfall-lake-" + slice.number(),
        "lake, slice " + slice.number() + " of " + slice.source(),
        pipeline -> LakePipeline.build(pipeline, slice, settings));
  }

  /** A slice whose offsets held no record has no bundle to commit it, and leaves no gap either. */
  private static Map<String, Long> outcomesOf(Slice slice, LakeSettings settings) {
    Optional<SliceCommit> commit = settings.catalog().commitOf(slice.number());
    if (commit.isEmpty()) {
      settings.catalog().commit(SliceCommit.of(slice.number(), List.of()));
    }
    return commit.map(SliceCommit::outcomes).orElseGet(Map::of);
  }
}
