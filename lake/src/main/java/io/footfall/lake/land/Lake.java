package io.footfall.lake.land;

import io.footfall.lake.table.SliceCommit;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.kafka.KafkaLog;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceLoop;
import io.footfall.pipelines.slices.SlicePlanner;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/**
 * The lake being filled: holds the lease of its source from {@link #open} to {@link #close}, and
 * lands slice after slice. Needs the topic and Cassandra's tables.
 */
public final class Lake implements AutoCloseable {

  private final KafkaLog log;
  private final CassandraLease lease;
  private final SliceLoop loop;

  private Lake(KafkaLog log, CassandraLease lease, SliceLoop loop) {
    this.log = log;
    this.lease = lease;
    this.loop = loop;
  }

  /**
   * Takes the lease and makes ready.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException when another driver fills the lake
   */
  public static Lake open(
      LakeSettings settings,
      SlicePlanner planner,
      LoopSettings pace,
      Duration leaseTtl,
      RunnerSession session,
      SliceListener listener) {
    String owner = ManagementFactory.getRuntimeMXBean().getName() + " since " + Instant.now();
    CassandraLease lease =
        CassandraLease.acquire(settings.cassandra(), settings.source(), owner, leaseTtl);
    KafkaLog log = KafkaLog.of(settings.kafka(), settings.topic(), settings.group());
    CassandraJournal journal = CassandraJournal.of(settings.cassandra(), settings.source());
    try {
      ensureSameStory(settings, journal);
    } catch (RuntimeException refused) {
      log.close();
      lease.close();
      throw refused;
    }
    SliceLoop loop =
        SliceLoop.of(
            log,
            journal,
            lease,
            planner,
            slice -> land(slice, settings, session),
            slice -> outcomesOf(slice, settings),
            pace,
            listener,
            Clock.systemUTC());
    return new Lake(log, lease, loop);
  }

  /** Slices numbered anew would pass for those that are compacted, and be left out in silence. */
  private static void ensureSameStory(LakeSettings settings, CassandraJournal journal) {
    long landed = settings.catalog().lastSlice();
    long journaled = journal.last().map(entry -> entry.slice().number()).orElse(0L);
    if (landed > journaled) {
      throw new IllegalStateException(
          "The lake at "
              + settings.files().addressOf("")
              + " holds slice "
              + landed
              + ", the journal of "
              + settings.source()
              + " ends with "
              + journaled
              + ": name the --lakeGroup and keyspace that filled it, or an empty --lake");
    }
  }

  private static void land(Slice slice, LakeSettings settings, RunnerSession session) {
    session.options().setJobName("footfall-lake-" + slice.number());
    Pipeline pipeline = Pipeline.create(session.options());
    LakePipeline.build(pipeline, slice, settings);
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The runner ended slice " + slice.number() + " as " + state);
    }
  }

  /** A slice whose offsets held no record has no bundle to commit it, and leaves no gap either. */
  private static Map<String, Long> outcomesOf(Slice slice, LakeSettings settings) {
    Optional<SliceCommit> commit = settings.catalog().commitOf(slice.number());
    if (commit.isEmpty()) {
      settings.catalog().commit(SliceCommit.of(slice.number(), List.of()));
    }
    return commit.map(SliceCommit::outcomes).orElseGet(Map::of);
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
