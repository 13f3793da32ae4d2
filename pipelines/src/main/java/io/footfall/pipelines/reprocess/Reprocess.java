package io.footfall.pipelines.reprocess;

import io.footfall.coders.ClickCoder;
import io.footfall.figures.Shards;
import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.Slice;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamPipeline;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.prepare.ClickPreparation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;

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
      return correct(journaled(first, last), lease);
    }
  }

  /** Takes those in again that were planned in that time, the end not included. */
  public Result planned(Instant from, Instant to) throws InterruptedException {
    CassandraJournal journal = CassandraJournal.of(settings.cassandra(), settings.source());
    long end = journal.last().map(entry -> entry.slice().number()).orElse(0L);
    long first = firstPlannedFrom(journal, from, end);
    long last = firstPlannedFrom(journal, to, end) - 1;
    return slices(first, last);
  }

  /** Numbers rise with the time of the plan. */
  private static long firstPlannedFrom(CassandraJournal journal, Instant from, long end) {
    long low = 1;
    long high = end + 1;
    while (low < high) {
      long middle = (low + high) / 2;
      long planned = journal.entry(middle).orElseThrow().slice().plannedAtMillis();
      if (planned < from.toEpochMilli()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<Slice> journaled(long first, long last) {
    CassandraJournal journal = CassandraJournal.of(settings.cassandra(), settings.source());
    List<Slice> slices = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      long wanted = number;
      JournalEntry entry =
          journal
              .entry(number)
              .filter(JournalEntry::isDone)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Slice "
                              + wanted
                              + " is not done: give slices that are, or run the clickstream first"));
      if (!entry.slice().ranges().isEmpty()) {
        slices.add(entry.slice());
      }
    }
    if (slices.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no slices with records from " + first + " to " + last);
    }
    return slices;
  }

  private Result correct(List<Slice> slices, CassandraLease lease) throws InterruptedException {
    Slice last =
        CassandraJournal.of(settings.cassandra(), settings.source())
            .last()
            .filter(entry -> entry.isDone() && Shards.areSettledBy(entry.slice()))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The last slice is not done, or has left figures to be merged: run"
                            + " clickstream --untilCaughtUp"))
            .slice();
    ReprocessedRange range = new ReprocessedRange(slices);
    long first = slices.get(0).number();
    PipelineResult result =
        session.run(
            "footfall-reprocess-" + first,
            "reprocess, from slice " + first,
            pipeline -> build(pipeline, range, last));
    lease.ensureHeld();
    MetricQueryResults metrics =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace(CorrectBucket.NAMESPACE))
                    .build());
    Optional<Days> days = daysOf(metrics);
    Optional<FigureChecks.Result> figures =
        days.isEmpty()
            ? Optional.empty()
            : Optional.of(Insights.of(settings, session).restore(days.get()));
    return new Result(slices.size(), countsOf(metrics), days, figures);
  }

  private void build(Pipeline pipeline, ReprocessedRange range, Slice last) {
    Slice whole = new Slice(last.source(), last.number(), last.plannedAtMillis(), range.ranges());
    pipeline
        .apply("ReadSlices", ReadSlice.of(settings.kafka(), whole))
        .apply("PrepareClicks", ParDo.of(new PrepareFn(settings, range)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ClickCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("CorrectBucket", ParDo.of(new CorrectBucket(settings, range, last)));
  }

  private static Map<String, Long> countsOf(MetricQueryResults metrics) {
    Map<String, Long> counts = new HashMap<>();
    metrics
        .getCounters()
        .forEach(
            counter ->
                counts.merge(counter.getName().getName(), counter.getAttempted(), Long::sum));
    return counts;
  }

  /** From the day before the first click, as its visit may have begun then. */
  private static Optional<Days> daysOf(MetricQueryResults metrics) {
    LocalDate[] days = {LocalDate.MAX, LocalDate.MIN};
    metrics
        .getDistributions()
        .forEach(
            distribution -> {
              if (distribution.getAttempted().getCount() > 0) {
                LocalDate first = dayOf(distribution.getAttempted().getMin()).minusDays(1);
                LocalDate last = dayOf(distribution.getAttempted().getMax());
                days[0] = first.isBefore(days[0]) ? first : days[0];
                days[1] = last.isAfter(days[1]) ? last : days[1];
              }
            });
    return days[1].isBefore(days[0]) ? Optional.empty() : Optional.of(new Days(days[0], days[1]));
  }

  private static LocalDate dayOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static String thisProcess() {
    return "reprocess " + ManagementFactory.getRuntimeMXBean().getName();
  }

  /** Each record is judged by the time of the plan that took it in first. */
  static final class PrepareFn extends DoFn<LogRecord, KV<Integer, Click>> {
    private final ClickstreamSettings settings;
    private final ReprocessedRange range;
    private final VisitorBuckets buckets;
    private transient ClickPreparation preparation;

    PrepareFn(ClickstreamSettings settings, ReprocessedRange range) {
      this.settings = settings;
      this.range = range;
      this.buckets = settings.buckets();
    }

    @Setup
    public void setup() {
      preparation = ClickstreamPipeline.preparation(0, settings);
    }

    @ProcessElement
    public void prepare(@Element LogRecord record, OutputReceiver<KV<Integer, Click>> clicks) {
      Outcome outcome =
          preparation.asOf(range.plannedAtMillis(record.position())).prepare(record);
      if (outcome instanceof Click click) {
        clicks.output(KV.of(buckets.bucketOf(click.visitorId()), click));
      }
    }
  }
}
