package io.footfall.pipelines.driver;

import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.kafka.KafkaLog;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.OutcomeReader;
import io.footfall.pipelines.slices.SliceJob;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceLoop;
import java.time.Clock;

/**
 * A job at work on a source: holds the source's lease from {@link #open} to {@link #close}, and
 * runs slice after slice. Needs the topic and Cassandra's tables.
 */
public final class SourceDriver implements AutoCloseable {

  private final KafkaLog log;
  private final CassandraLease lease;
  private final SliceLoop loop;

  private SourceDriver(KafkaLog log, CassandraLease lease, SliceLoop loop) {
    this.log = log;
    this.lease = lease;
    this.loop = loop;
  }

  /**
   * Takes the lease and makes ready; nothing runs yet.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException when another driver works on the source
   * @throws io.footfall.pipelines.kafka.KafkaUnavailableException when the settings make no client
   */
  public static SourceDriver open(
      DriverSettings settings, SliceJob job, OutcomeReader outcomes, SliceListener listener) {
    CassandraLease lease =
        CassandraLease.acquire(settings.cassandra(), settings.source(), settings.leaseTtl());
    try {
      KafkaLog log = KafkaLog.of(settings.kafka(), settings.topic(), settings.group());
      SliceLoop loop =
          SliceLoop.of(
              log,
              CassandraJournal.of(settings.cassandra(), settings.source()),
              lease,
              settings.planner(),
              job,
              outcomes,
              settings.pace(),
              listener,
              Clock.systemUTC());
      return new SourceDriver(log, lease, loop);
    } catch (RuntimeException failure) {
      // It would be renewed for as long as this process lives
      lease.close();
      throw failure;
    }
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
    // The lease is given back whatever becomes of the log
    try (lease) {
      log.close();
    }
  }
}
