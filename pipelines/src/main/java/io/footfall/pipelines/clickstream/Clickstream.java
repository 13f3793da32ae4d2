package io.footfall.pipelines.clickstream;

import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.kafka.KafkaLog;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceLoop;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.pipelines.slices.StoredOutcomes;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The clickstream at work: holds the lease of its source from {@link #open} to {@link #close}, and
 * runs slice after slice.
 *
 * <p>Needs the topics, the tables and the index templates; {@link ClickstreamStores} makes them.
 */
public final class Clickstream implements AutoCloseable {

  private final KafkaLog log;
  private final CassandraLease lease;
  private final SliceLoop loop;

  private Clickstream(KafkaLog log, CassandraLease lease, SliceLoop loop) {
    this.log = log;
    this.lease = lease;
    this.loop = loop;
  }

  /**
   * Takes the lease and makes ready.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException when another driver works on the source
   */
  public static Clickstream open(
      ClickstreamSettings settings,
      SlicePlanner planner,
      LoopSettings pace,
      Duration leaseTtl,
      RunnerSession session,
      SliceListener listener) {
    CassandraLease lease =
        CassandraLease.acquire(settings.cassandra(), settings.source(), thisProcess(), leaseTtl);
    KafkaLog log = KafkaLog.of(settings.kafka(), settings.topic(), settings.group());
    SliceLoop loop =
        SliceLoop.of(
            log,
            CassandraJournal.of(settings.cassandra(), settings.source()),
            lease,
            planner,
            new ClickstreamJob(settings, session),
            StoredOutcomes.of(settings.figureStore()),
            pace,
            listener,
            Clock.systemUTC());
    return new Clickstream(log, lease, loop);
  }

  private static String thisProcess() {
    return ManagementFactory.getRuntimeMXBean().getName() + " since " + Instant.now();
  }

  /** Runs until {@link #stop} is called. */
  public Ledger run() throws InterruptedException {
    return loop.run();
  }

  /** Runs until the topic holds nothing more, or {@link #stop} is called. */
  public Ledger catchUp() throws InterruptedException {
    return loop.catchUp();
  }

  /** Asks it to end when the topic holds nothing more; from any thread. */
  public void stopWhenCaughtUp() {
    loop.stopWhenCaughtUp();
  }

  /** Asks it to end after the slice that is running; from any thread. */
  public void stop() {
    loop.stop();
  }

  @Override
  public void close() {
    log.close();
    lease.close();
  }
}
