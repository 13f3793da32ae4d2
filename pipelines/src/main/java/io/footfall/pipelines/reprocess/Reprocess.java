package io.footfall.pipelines.reprocess;

import io.footfall.coders.ClickCoder;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamPipeline;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.pipelines.runner.RunnerSession;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;

/**
 * Takes slices in again. Their records are read from the log once more, prepared as they would be
 * now, and put in place of what was stored of them; then visits and figures of the days that they
 * touch are drawn and counted again from the stored clicks. What was a duplicate or a reject stays
 * one. May be broken off and done again at any point. Holds the source's lease all the while.
 */
public final class Reprocess {

  /**
   * What came of it.
   *
   * @param counts of records: {@code corrected}, {@code unchanged}, {@code notStored} (duplicates),
   *     {@code rejected} and {@code otherVisitor} (left as they are)
   * @param days that were counted again; empty when nothing of the slices is stored
   * @param figures that were not as they should be, before
   */
  public record Result(
      int slices,
      Map<String, Long> counts,
      Optional<Days> days,
      Optional<FigureChecks.Result> figures) {}

  private final ClickstreamSettings settings;
  private final RunnerSession session;
  private final Duration leaseTtl;

  private Reprocess(ClickstreamSettings settings, RunnerSession session, Duration leaseTtl) {
    this.settings = settings;
    this.session = session;
    this.leaseTtl = leaseTtl;
  }

  /** In those stores, by that runner. */
  public static Reprocess of(
      ClickstreamSettings settings, RunnerSession session, Duration leaseTtl) {
    return new Reprocess(settings, session, leaseTtl);
  }

  /**
   * Takes the slices of those numbers in again.
   *
   * @throws IllegalArgumentException when there are none, or they are not all done
   * @throws io.footfall.pipelines.slices.LeaseHeldException while the clickstream runs
   */
  public Result slices(long first, long last) throws InterruptedException {
    try (CassandraLease lease =
        CassandraLease.acquire(settings.cassandra(), settings.source(), thisProcess(), leaseTtl)) {
      lease.ensureHeld();
      return correct(DoneSlices.of(settings).between(first, last), lease);
    }
  }

  /** Takes those in again that were planned in that time, the end not included. */
  public Result planned(Instant from, Instant to) throws InterruptedException {
    DoneSlices done = DoneSlices.of(settings);
    return slices(done.firstPlannedFrom(from), done.firstPlannedFrom(to) - 1);
  }

  private Result correct(List<Slice> slices, CassandraLease lease) throws InterruptedException {
    Slice last = DoneSlices.of(settings).lastSettled();
    ReprocessedRange range = new ReprocessedRange(slices);
    long first = slices.get(0).number();
    PipelineResult result =
        session.run(
            "footfall-reprocess-" + first,
            "reprocess, from slice " + first,
            pipeline -> build(pipeline, range, last));
    lease.ensureHeld();
    Corrections corrections = Corrections.in(result);
    Optional<Days> days = corrections.days();
    Optional<FigureChecks.Result> figures =
        days.isEmpty()
            ? Optional.empty()
            : Optional.of(Insights.of(settings, session).restore(days.get()));
    return new Result(slices.size(), corrections.counts(), days, figures);
  }

  private void build(Pipeline pipeline, ReprocessedRange range, Slice last) {
    Slice whole = new Slice(last.source(), last.number(), last.plannedAtMillis(), range.ranges());
    pipeline
        .apply("ReadSlices", ReadSlice.of(settings.kafka(), whole))
        .apply(
            "PrepareClicks",
            ParDo.of(
                new PrepareAgain(
                    ClickstreamPipeline.preparation(0, settings), range, settings.buckets())))
        .setCoder(KvCoder.of(VarIntCoder.of(), ClickCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("CorrectBucket", ParDo.of(new CorrectBucket(settings, range, last)));
  }

  private static String thisProcess() {
    return "reprocess " + ManagementFactory.getRuntimeMXBean().getName();
  }
}
