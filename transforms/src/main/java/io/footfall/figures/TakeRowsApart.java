package io.footfall.figures;

import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Comes in: rows. Goes out: each of their figures, for whoever does not store them. */
public final class TakeRowsApart extends PTransform<PCollection<FigureRow>, PCollection<Figure>> {

  private TakeRowsApart() {}

  public static TakeRowsApart create() {
    return new TakeRowsApart();
  }

  @Override
  public PCollection<Figure> expand(PCollection<FigureRow> rows) {
    return rows.apply(
            "TakeApart",
            FlatMapElements.into(TypeDescriptor.of(Figure.class)).via(FigureRow::figures))
        .setCoder(FigureCoder.of());
  }
}
