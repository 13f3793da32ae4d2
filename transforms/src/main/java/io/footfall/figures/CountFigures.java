package io.footfall.figures;

import io.footfall.coders.ChunkCoder;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import java.util.EnumSet;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts the findings of a slice, in the global window. Out comes one partial figure for each key
 * that they add to: what this slice, and nothing before it, counts. The same findings give the same
 * partials, in whatever order and bundles they come. What is counted stands in {@link
 * ClickFigures}, {@link VisitFigures} and {@link OutcomeFigures}; another figure is another line
 * there.
 */
public final class CountFigures
    extends PTransform<PCollection<? extends Finding>, PCollection<Figure>> {

  private final Slice slice;
  private final Set<FigureKind> kinds;

  private CountFigures(Slice slice, Set<FigureKind> kinds) {
    this.slice = slice;
    this.kinds = kinds;
  }

  /** Counts the findings of this slice, under every kind. */
  public static CountFigures of(Slice slice) {
    return new CountFigures(slice, EnumSet.allOf(FigureKind.class));
  }

  /** Counts clicks under these kinds only; outcomes and changed visits as ever. */
  public CountFigures withClicksBy(Set<FigureKind> these) {
    return new CountFigures(slice, Set.copyOf(these));
  }

  @Override
  public PCollection<Figure> expand(PCollection<? extends Finding> findings) {
    return findings
        .apply("CountInBundle", ParDo.of(new CountInBundle(slice, kinds)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ChunkCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("AddUp", ParDo.of(new AddUpShard()))
        .setCoder(FigureCoder.of());
  }
}
