package io.footfall.pipelines.clickstream;

import io.footfall.pipelines.cassandra.KeyspaceOwner;
import io.footfall.pipelines.driver.DriverSettings;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SettleSchedule;
import io.footfall.pipelines.slices.SliceJob;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.pipelines.slices.StoredOutcomes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The clickstream at work on its source. */
public final class Clickstream {

  private Clickstream() {}

  /**
   * Takes the lease and makes ready; the keyspace is taken with the first slice. Needs the topics,
   * the tables and the index templates; {@link ClickstreamStores} makes them.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException when another driver works on the source
   * @throws io.footfall.pipelines.cassandra.KeyspaceOwnedException when the keyspace holds another
   *     source's clicks
   */
  public static SourceDriver open(
      ClickstreamSettings settings,
      SlicePlanner planner,
      LoopSettings pace,
      Duration leaseTtl,
      RunnerSession session,
      SliceListener listener) {
    return open(settings, planner, pace, leaseTtl, new ClickstreamJob(settings, session), listener);
  }

  /** The same with another job on its slices. */
  public static SourceDriver open(
      ClickstreamSettings settings,
      SlicePlanner planner,
      LoopSettings pace,
      Duration leaseTtl,
      SliceJob job,
      SliceListener listener) {
    KeyspaceOwner.requireNoOther(settings.cassandra(), settings.source());
    return SourceDriver.open(
        new DriverSettings(
            settings.kafka(),
            settings.topic(),
            settings.group(),
            settings.cassandra(),
            planner,
            pace.settling(SettleSchedule.every(settings.settleEvery())),
            leaseTtl),
        taking(settings, job),
        StoredOutcomes.of(settings.figureStore()),
        listener);
  }

  /**
   * The keyspace is taken with the first slice and not before: who starts with a topic misspelt has
   * no slice.
   */
  private static SliceJob taking(ClickstreamSettings settings, SliceJob job) {
    AtomicBoolean taken = new AtomicBoolean();
    return slice -> {
      if (!taken.get()) {
        KeyspaceOwner.take(settings.cassandra(), settings.source());
        taken.set(true);
      }
      job.run(slice);
    };
  }
}
