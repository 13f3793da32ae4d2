package io.footfall.pipelines.reprocess;

import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.runner.RunnerSession;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Puts visits and figures of whole days right in Cassandra and in the index, by the stored clicks
 * alone: the log is not read. Holds the source's lease all the while. May be broken off and done
 * again at any point.
 */
public final class Restoration {

  private final ClickstreamSettings settings;
  private final RunnerSession session;
  private final Duration leaseTtl;

  private Restoration(ClickstreamSettings settings, RunnerSession session, Duration leaseTtl) {
    this.settings = settings;
    this.session = session;
    this.leaseTtl = leaseTtl;
  }

  /** In those stores, by that runner. */
  public static Restoration in(
      ClickstreamSettings settings, RunnerSession session, Duration leaseTtl) {
    return new Restoration(settings, session, leaseTtl);
  }

  /**
   * Draws and counts the days again and writes over what is stored otherwise. What comes back says
   * how it was before.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException while the clickstream runs
   * @throws IllegalStateException when the last slice has left figures to be merged
   * @throws IllegalArgumentException when the clicks of a day may be gone by their TTL
   */
  public FigureChecks.Result of(Days days) throws InterruptedException {
    String thisProcess = "insights " + ManagementFactory.getRuntimeMXBean().getName();
    try (CassandraLease lease =
        CassandraLease.acquire(settings.cassandra(), settings.source(), thisProcess, leaseTtl)) {
      DoneSlices.of(settings).ensureSettled();
      FigureChecks.Result before = Insights.of(settings, session).restore(days);
      lease.ensureHeld();
      return before;
    }
  }
}
