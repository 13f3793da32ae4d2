package io.footfall.pipelines.insights;

import io.footfall.coders.FindingCoder;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.cassandra.VisitReplacement;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.visits.AttendanceBook;
import io.footfall.visits.VisitRedrawer;
import io.footfall.visits.VisitRules;
import io.footfall.visits.VisitorStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Goes out, as findings: every stored click of the days, and every visit that has a click in them,
 * new each. Each is there once: a visit goes with the day that it began on, and with the first day
 * when it began before that. Besides, for each day when each visitor was there.
 *
 * <p>The partitions of the days' clicks are read beside each other, each in the memory of the
 * visits that are open at one time and of the minutes in which visitors were there; a runner that
 * keeps what one element gives (Spark's does) needs room for the clicks of a partition on each
 * thread.
 */
final class RedrawVisits extends PTransform<PBegin, PCollection<Finding>> {

  private final ClickstreamSettings settings;
  private final Days days;
  private final Slice asOf;
  private final boolean replacing;

  private RedrawVisits(ClickstreamSettings settings, Days days, Slice asOf, boolean replacing) {
    this.settings = settings;
    this.days = days;
    this.asOf = asOf;
    this.replacing = replacing;
  }

  /** Of those days, as the stores stand after that slice. */
  static RedrawVisits of(ClickstreamSettings settings, Days days, Slice asOf) {
    return new RedrawVisits(settings, days, asOf, false);
  }

  /** The same, and writes the visits that began on these days in place of those that are stored. */
  RedrawVisits replacingStored() {
    return new RedrawVisits(settings, days, asOf, true);
  }

  @Override
  public PCollection<Finding> expand(PBegin begin) {
    List<KV<Integer, Long>> partitions = new ArrayList<>();
    for (LocalDate day : days.each()) {
      for (int bucket = 0; bucket < settings.buckets().count(); bucket++) {
        partitions.add(KV.of(bucket, day.toEpochDay()));
      }
    }
    return begin
        .apply(
            "Partitions",
            Create.of(partitions).withCoder(KvCoder.of(VarIntCoder.of(), VarLongCoder.of())))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Redraw", ParDo.of(new RedrawFn(settings, days.first(), asOf, replacing)))
        .setCoder(FindingCoder.of());
  }

  private static final class RedrawFn extends DoFn<KV<Integer, Long>, Finding> {
    private final CassandraSettings cassandra;
    private final VisitorStore visitors;
    private final VisitorBuckets buckets;
    private final VisitRules rules;
    private final LocalDate firstDay;
    private final Slice asOf;
    private final boolean replacing;

    RedrawFn(ClickstreamSettings settings, LocalDate firstDay, Slice asOf, boolean replacing) {
      this.cassandra = settings.cassandra();
      this.visitors = settings.visitorStore();
      this.buckets = settings.buckets();
      this.rules = settings.visits();
      this.firstDay = firstDay;
      this.asOf = asOf;
      this.replacing = replacing;
    }

    @ProcessElement
    public void redraw(@Element KV<Integer, Long> partition, OutputReceiver<Finding> findings) {
      int bucket = partition.getKey();
      LocalDate day = LocalDate.ofEpochDay(partition.getValue());
      long from = Days.startOf(day);
      long to = Days.startOf(day.plusDays(1));
      long ownedFrom = day.equals(firstDay) ? Long.MIN_VALUE : from;
      List<Visit> ofDay = new ArrayList<>();
      AttendanceBook attendances = AttendanceBook.between(from, to);
      try (VisitorStore.Session memories = visitors.open(asOf)) {
        VisitRedrawer.of(
                rules,
                StoredClicks.of(cassandra, bucket),
                visitorIds -> memories.load(bucket, visitorIds))
            .redraw(
                from,
                to,
                findings::output,
                visit -> {
                  attendances.add(visit);
                  if (replacing && isWithin(visit, from, to)) {
                    ofDay.add(visit);
                  }
                  if (isWithin(visit, ownedFrom, to)) {
                    findings.output(new VisitChange(null, visit));
                  }
                });
      }
      attendances.forEach(findings::output);
      if (replacing) {
        VisitReplacement.of(cassandra, buckets, asOf).replace(day, bucket, ofDay);
      }
    }

    private static boolean isWithin(Visit visit, long from, long to) {
      return visit.startedAt() >= from && visit.startedAt() < to;
    }
  }
}
