package io.footfall.pipelines.insights;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureCoder;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import io.footfall.model.Finding;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: visits of some days, drawn again. Goes out: for each day the two hundred paths that
 * most visits of people walked, with how many. A path is the first five pages of a visit, a page
 * shown again at once counted once; of equally many the first in the alphabet.
 */
final class CountPaths extends PTransform<PCollection<Finding>, PCollection<Figure>> {

  static final int MOST_PATHS = 200;
  private static final int MOST_STEPS = 5;

  /** Few, as the Direct runner's work on each grouped key grows with the number of keys. */
  private static final int SHARDS = 64;

  private static final String ARROW = " > ";

  private final Days days;

  private CountPaths(Days days) {
    this.days = days;
  }

  /** Of visits that began on those days. */
  static CountPaths of(Days days) {
    return new CountPaths(days);
  }

  /** The path of the visit; empty when it showed no page. */
  static String pathOf(Visit visit) {
    List<String> steps = new ArrayList<>();
    for (PageStay stay : visit.stays()) {
      boolean again = !steps.isEmpty() && steps.get(steps.size() - 1).equals(stay.url());
      if (!again && !stay.url().isEmpty() && steps.size() < MOST_STEPS) {
        steps.add(stay.url());
      }
    }
    return String.join(ARROW, steps);
  }

  @Override
  public PCollection<Figure> expand(PCollection<Finding> findings) {
    return findings
        .apply("Paths", ParDo.of(new PathFn(days)))
        .setCoder(KvCoder.of(VarIntCoder.of(), KvCoder.of(VarLongCoder.of(), StringUtf8Coder.of())))
        .apply("Gather", GroupByKey.create())
        .apply("Count", ParDo.of(new CountFn()))
        .setCoder(
            KvCoder.of(VarLongCoder.of(), KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
        .apply("Most", Top.perKey(MOST_PATHS, new MoreVisits()))
        .apply("ToFigures", ParDo.of(new FigureFn()))
        .setCoder(FigureCoder.of());
  }

  /** More visits first, and then the alphabet. */
  private static final class MoreVisits implements Comparator<KV<String, Long>>, Serializable {
    @Override
    public int compare(KV<String, Long> one, KV<String, Long> other) {
      int byVisits = one.getValue().compareTo(other.getValue());
      return byVisits == 0 ? other.getKey().compareTo(one.getKey()) : byVisits;
    }
  }

  static final class PathFn extends DoFn<Finding, KV<Integer, KV<Long, String>>> {
    private final Days days;

    PathFn(Days days) {
      this.days = days;
    }

    @ProcessElement
    public void process(
        @Element Finding finding, OutputReceiver<KV<Integer, KV<Long, String>>> paths) {
      if (finding instanceof VisitChange change && !change.after().isBot()) {
        long day = Grain.DAY.startOf(change.after().startedAt());
        String path = pathOf(change.after());
        if (!path.isEmpty() && day >= days.fromMillis() && day < days.toMillis()) {
          paths.output(KV.of(Math.floorMod(path.hashCode(), SHARDS), KV.of(day, path)));
        }
      }
    }
  }

  /** All visits of a path are in one shard. */
  static final class CountFn
      extends DoFn<KV<Integer, Iterable<KV<Long, String>>>, KV<Long, KV<String, Long>>> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Long, String>>> shard,
        OutputReceiver<KV<Long, KV<String, Long>>> byDay) {
      Map<Long, Map<String, Long>> counts = new HashMap<>();
      for (KV<Long, String> walked : shard.getValue()) {
        counts
            .computeIfAbsent(walked.getKey(), day -> new HashMap<>())
            .merge(walked.getValue(), 1L, Long::sum);
      }
      counts.forEach(
          (day, paths) ->
              paths.forEach((path, count) -> byDay.output(KV.of(day, KV.of(path, count)))));
    }
  }

  static final class FigureFn extends DoFn<KV<Long, List<KV<String, Long>>>, Figure> {
    @ProcessElement
    public void process(
        @Element KV<Long, List<KV<String, Long>>> most, OutputReceiver<Figure> figures) {
      for (KV<String, Long> path : most.getValue()) {
        figures.output(
            new Figure(
                FigureKey.named(FigureKind.PATH, Grain.DAY, most.getKey(), path.getKey()),
                Tally.of(Measure.VISITS, path.getValue())));
      }
    }
  }
}
