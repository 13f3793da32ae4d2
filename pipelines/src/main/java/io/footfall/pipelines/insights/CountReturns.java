package io.footfall.pipelines.insights;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureCoder;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import io.footfall.model.Finding;
import io.footfall.model.VisitChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: visits of some days, drawn again. Goes out: of the visitors whose first visit ever was
 * on one of these days (a cohort), how many came so many days and weeks later, 0 being the first
 * day or week itself; a week is seven days from the visitor's own first. Days of which nothing was
 * read count as days without a visit, so a cohort's last days are right only when they are among
 * those asked for.
 */
final class CountReturns extends PTransform<PCollection<Finding>, PCollection<Figure>> {

  /** Visitors are gathered so many ways: a key each would be a bundle each on the Direct runner. */
  private static final int SHARDS = 64;

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int DAYS_PER_WEEK = 7;

  private final Days days;

  private CountReturns(Days days) {
    this.days = days;
  }

  /** Of cohorts of those days. */
  static CountReturns of(Days days) {
    return new CountReturns(days);
  }

  @Override
  public PCollection<Figure> expand(PCollection<Finding> findings) {
    return findings
        .apply("DaysOfVisitors", ParDo.of(new DayFn()))
        .setCoder(KvCoder.of(VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
        .apply("Gather", GroupByKey.create())
        .apply("Returns", ParDo.of(new ReturnFn(days)))
        .setCoder(KvCoder.of(VarLongCoder.of(), StringUtf8Coder.of()))
        .apply("Count", Count.perElement())
        .apply("ToFigures", ParDo.of(new FigureFn()))
        .setCoder(FigureCoder.of());
  }

  /** The day's start; the complement of it for the visitor's first visit. */
  static final class DayFn extends DoFn<Finding, KV<Integer, KV<String, Long>>> {
    @ProcessElement
    public void process(
        @Element Finding finding, OutputReceiver<KV<Integer, KV<String, Long>>> days) {
      if (finding instanceof VisitChange change && !change.after().isBot()) {
        long day = Grain.DAY.startOf(change.after().startedAt());
        String visitor = change.after().visitorId();
        days.output(
            KV.of(
                Math.floorMod(visitor.hashCode(), SHARDS),
                KV.of(visitor, change.after().first() ? ~day : day)));
      }
    }
  }

  static final class ReturnFn
      extends DoFn<KV<Integer, Iterable<KV<String, Long>>>, KV<Long, String>> {
    private final Days days;

    ReturnFn(Days days) {
      this.days = days;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<String, Long>>> gathered,
        OutputReceiver<KV<Long, String>> returns) {
      Map<String, List<Long>> byVisitor = new HashMap<>();
      for (KV<String, Long> day : gathered.getValue()) {
        byVisitor.computeIfAbsent(day.getKey(), visitor -> new ArrayList<>()).add(day.getValue());
      }
      byVisitor.values().forEach(visits -> count(visits, returns));
    }

    private void count(List<Long> visits, OutputReceiver<KV<Long, String>> returns) {
      Set<Long> visited = new TreeSet<>();
      Long first = null;
      for (long day : visits) {
        first = day < 0 ? (Long) ~day : first;
        visited.add(day < 0 ? ~day : day);
      }
      if (first == null || first < days.fromMillis() || first >= days.toMillis()) {
        return;
      }
      Set<String> names = new TreeSet<>();
      for (long day : visited) {
        if (day >= first && day < days.toMillis()) {
          long later = (day - first) / DAY_MILLIS;
          names.add("day/" + later);
          names.add("week/" + later / DAYS_PER_WEEK);
        }
      }
      for (String name : names) {
        returns.output(KV.of(first, name));
      }
    }
  }

  static final class FigureFn extends DoFn<KV<KV<Long, String>, Long>, Figure> {
    @ProcessElement
    public void process(
        @Element KV<KV<Long, String>, Long> counted, OutputReceiver<Figure> figures) {
      KV<Long, String> key = counted.getKey();
      figures.output(
          new Figure(
              FigureKey.named(FigureKind.RETENTION, Grain.DAY, key.getKey(), key.getValue()),
              Tally.of(Measure.RETURNED, counted.getValue())));
    }
  }
}
