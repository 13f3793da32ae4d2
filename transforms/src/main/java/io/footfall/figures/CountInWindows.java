package io.footfall.figures;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Click;
import java.util.EnumSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: clicks, each once, in windows as long as a grain. Goes out, with every pane of a
 * window: a figure for each key that the pane's clicks add to, of every kind that has that grain.
 * What a click counts for is what it counts for in a slice, by {@link ClickFigures}; visits,
 * outcomes and robots known only by how they walk are counted by slices alone.
 *
 * <p>When windows fire, and whether panes accumulate, is the windows' own affair.
 */
public final class CountInWindows extends PTransform<PCollection<Click>, PCollection<Figure>> {

  private final Grain grain;

  private CountInWindows(Grain grain) {
    this.grain = grain;
  }

  /** For windows that are this long and begin where the grain's pieces of time begin. */
  public static CountInWindows of(Grain grain) {
    return new CountInWindows(grain);
  }

  @Override
  public PCollection<Figure> expand(PCollection<Click> clicks) {
    return clicks
        .apply("CountEach", ParDo.of(new CountEach(grain)))
        .setCoder(KvCoder.of(FigureKeyCoder.of(), TallyCoder.of()))
        .apply("AddUp", Combine.perKey(new AddTallies()))
        .apply("ToFigures", ParDo.of(new ToFigure()))
        .setCoder(FigureCoder.of());
  }

  private static final class CountEach extends DoFn<Click, KV<FigureKey, Tally>> {

    private final Grain grain;
    private transient ClickFigures rule;

    CountEach(Grain grain) {
      this.grain = grain;
    }

    @StartBundle
    public void startBundle() {
      rule = new ClickFigures(EnumSet.allOf(FigureKind.class));
    }

    @ProcessElement
    public void count(@Element Click click, OutputReceiver<KV<FigureKey, Tally>> counted) {
      FigureSheet sheet = new FigureSheet();
      rule.count(click, sheet);
      sheet.forEach(
          figure -> {
            FigureKey key = figure.key();
            if (key.grain() == grain || key.kind().coarser().contains(grain)) {
              counted.output(
                  KV.of(
                      new FigureKey(
                          key.kind(), grain, grain.startOf(key.startMillis()), key.name()),
                      figure.tally()));
            }
          });
    }
  }

  private static final class AddTallies extends Combine.BinaryCombineFn<Tally> {

    @Override
    public Tally apply(Tally left, Tally right) {
      return left.plus(right);
    }
  }

  private static final class ToFigure extends DoFn<KV<FigureKey, Tally>, Figure> {

    @ProcessElement
    public void toFigure(@Element KV<FigureKey, Tally> counted, OutputReceiver<Figure> figures) {
      figures.output(new Figure(counted.getKey(), counted.getValue()));
    }
  }
}
