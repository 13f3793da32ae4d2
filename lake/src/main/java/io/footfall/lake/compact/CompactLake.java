package io.footfall.lake.compact;

import io.footfall.lake.land.LakeSettings;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Lease;
import java.time.Clock;
import java.time.Duration;

/**
 * Compacts the hours that are over and have had something landed, late clicks too. Run again, or
 * run after it was broken off, it leaves what one run leaves; who reads meanwhile sees the lake as
 * it was before or as it is afterwards. One at a time, under the lake's lease.
 */
public final class CompactLake {

  /** How much later than its end an hour is taken to be over. */
  public static final Duration GRACE = Duration.ofMinutes(10);

  /**
   * How long after a compaction its predecessors' files stay for those who are reading them; and
   * longer than it takes to publish a file.
   */
  public static final Duration READERS = Duration.ofHours(1);

  /** How far from an hour its ids are looked for, both ways. */
  public static final Duration REACH = Duration.ofHours(24);

  private final LakeCatalog catalog;
  private final RunnerSession session;
  private final long targetBytes;
  private final Duration reach;
  private final boolean openHours;
  private final LandedRemarks remarks;
  private final Clock clock;

  private CompactLake(
      LakeCatalog catalog,
      RunnerSession session,
      long targetBytes,
      Duration reach,
      boolean openHours,
      LandedRemarks remarks,
      Clock clock) {
    this.catalog = catalog;
    this.session = session;
    this.targetBytes = targetBytes;
    this.reach = reach;
    this.openHours = openHours;
    this.remarks = remarks;
    this.clock = clock;
  }

  /**
   * What a compaction did.
   *
   * @param waiting slices that were left, as the clickstream has not taken them in yet
   */
  public record Result(
      int hours, long rowsBefore, long rowsAfter, int files, int deleted, long waiting) {}

  /** Compacts that lake, into files of about that size. */
  public static CompactLake of(LakeCatalog catalog, RunnerSession session, long targetBytes) {
    LakeSettings.requireTarget(targetBytes);
    return new CompactLake(
        catalog, session, targetBytes, REACH, false, LandedRemarks.NONE, Clock.systemUTC());
  }

  /** Looks so far for the ids of an hour. */
  public CompactLake withReach(Duration duration) {
    if (duration.toHours() < 1) {
      throw new WrongOptionException("--reach must be at least an hour: " + duration);
    }
    return new CompactLake(catalog, session, targetBytes, duration, openHours, remarks, clock);
  }

  /**
   * Compacts hours that are not over as well. They are written anew each time that more has come
   * for them.
   */
  public CompactLake takingOpenHours() {
    return new CompactLake(catalog, session, targetBytes, reach, true, remarks, clock);
  }

  /**
   * Keeps clicks that no memory of their visitor had room for as the clickstream stored them. What
   * the clickstream has not taken in yet is left for another time.
   */
  public CompactLake withRemarks(LandedRemarks found) {
    return new CompactLake(catalog, session, targetBytes, reach, openHours, found, clock);
  }

  /** Compacts what there is to compact, and clears up what earlier runs replaced. */
  public Result run(Lease lease) {
    lease.ensureHeld();
    long now = clock.millis();
    int deleted = LakeCleaner.of(catalog).clean(now - READERS.toMillis());
    deleted += catalog.files().clear(now - READERS.toMillis());
    CompactionPlan plan =
        CompactionPlan.of(
            catalog, openHours ? Long.MAX_VALUE : now - GRACE.toMillis(), reach, remarks);
    if (plan.hours().isEmpty()) {
      return new Result(0, 0, 0, 0, deleted, plan.waiting());
    }
    session.run(
        "footfall-compact-" + (plan.base() + 1),
        "lake, compaction " + (plan.base() + 1),
        pipeline -> CompactionPipeline.build(pipeline, plan, catalog, remarks, targetBytes, clock));
    lease.ensureHeld();
    return resultOf(plan, deleted);
  }

  private Result resultOf(CompactionPlan plan, int deleted) {
    var snapshot = catalog.snapshot(plan.base() + 1);
    long before =
        plan.hours().values().stream()
            .flatMap(sources -> sources.stream())
            .mapToLong(CompactionPlan.Source::rows)
            .sum();
    long after = 0;
    int files = 0;
    for (long epochHour : plan.hours().keySet()) {
      var stored = snapshot.hour(new LakeHour(epochHour));
      after += stored.rows();
      files += stored.files().size();
    }
    return new Result(plan.hours().size(), before, after, files, deleted, plan.waiting());
  }
}
