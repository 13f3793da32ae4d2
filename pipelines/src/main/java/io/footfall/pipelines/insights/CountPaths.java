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
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: visits of some days, drawn again. Goes out: for each day the two hundred paths that
 * most visits of people walked, with how many. A path is the first five pages of a visit, a page
 * shown again at once counted once; of equally many the first in the alphabet.
 */
final class CountPaths extends PTransform<PCollection<Finding>, PCollection<Figure>> {

  static final int MOST_PATHS = 200;

  /** Paths are gathered so many ways: a key each would be a bundle each on the Direct runner. */
  private static final int SHARDS = 64;

  private static final int MOST_STEPS = 5;
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
    KvCoder<Long, KV<String, Long>> counted =
        KvCoder.of(VarLongCoder.of(), KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
    return findings
        .apply("Paths", ParDo.of(new PathFn(days)))
        .setCoder(KvCoder.of(VarIntCoder.of(), counted))
        .apply("Gather", GroupByKey.create())
        .apply("Count", ParDo.of(new CountFn()))
        .setCoder(counted)
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

  /** Counts the paths of a bundle, and gives all of one path to one shard. */
  static final class PathFn extends DoFn<Finding, KV<Integer, KV<Long, KV<String, Long>>>> {
    private final Days days;
    private transient Map<Long, Map<String, Long>> counts;

    PathFn(Days days) {
      this.days = days;
    }

    @StartBundle
    public void start() {
      counts = new HashMap<>();
    }

    @ProcessElement
    public void process(@Element Finding finding) {
      if (finding instanceof VisitChange change && !change.after().isBot()) {
        long day = Grain.DAY.startOf(change.after().startedAt());
        String path = pathOf(change.after());
        if (!path.isEmpty() && day >= days.fromMillis() && day < days.toMillis()) {
          counts.computeIfAbsent(day, none -> new HashMap<>()).merge(path, 1L, Long::sum);
        }
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      counts.forEach(
          (day, paths) ->
              paths.forEach(
                  (path, visits) ->
                      context.output(
                          KV.of(
                              Math.floorMod(path.hashCode(), SHARDS),
                              KV.of(day, KV.of(path, visits))),
                          BoundedWindow.TIMESTAMP_MIN_VALUE,
                          GlobalWindow.INSTANCE)));
    }
  }

  /** Adds up the shard's paths, and passes on the most walked of each day. */
  static final class CountFn
      extends DoFn<KV<Integer, Iterable<KV<Long, KV<String, Long>>>>, KV<Long, KV<String, Long>>> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Long, KV<String, Long>>>> shard,
        OutputReceiver<KV<Long, KV<String, Long>>> most) {
      Map<Long, Map<String, Long>> sums = new HashMap<>();
      for (KV<Long, KV<String, Long>> counted : shard.getValue()) {
        sums.computeIfAbsent(counted.getKey(), day -> new HashMap<>())
            .merge(counted.getValue().getKey(), counted.getValue().getValue(), Long::sum);
      }
      sums.forEach(
          (day, paths) ->
              paths.entrySet().stream()
                  .map(path -> KV.of(path.getKey(), path.getValue()))
                  .sorted(new MoreVisits().reversed())
                  .limit(MOST_PATHS)
                  .forEach(path -> most.output(KV.of(day, path))));
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
