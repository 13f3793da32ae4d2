package io.footfall.figures;

import io.footfall.figures.FigureStore.StoredFigure;
import io.footfall.model.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;

/**
 * Adds a slice's partial figures, one a key, to the stored ones. Out come the figures as they now
 * stand, to be indexed.
 *
 * <p>Each partial is merged whole or not at all, in one write that also says up to which slice the
 * figure has come; a figure that has this slice in already is passed on as it is stored. So a
 * replay adds nothing twice and yet hands on every figure that the first run may have failed to.
 */
public final class MergeFigures extends PTransform<PCollection<Figure>, PCollection<Figure>> {

  private final Slice slice;
  private final FigureStore store;

  private MergeFigures(Slice slice, FigureStore store) {
    this.slice = slice;
    this.store = store;
  }

  /** Merges the partials of this slice into the store. */
  public static MergeFigures of(Slice slice, FigureStore store) {
    return new MergeFigures(slice, store);
  }

  @Override
  public PCollection<Figure> expand(PCollection<Figure> partials) {
    return partials
        .apply("Merge", ParDo.of(new MergeBatches(slice, store)))
        .setCoder(FigureCoder.of());
  }

  /** Loads, merges and saves a batch at a time. */
  private static final class MergeBatches extends DoFn<Figure, Figure> {

    private static final int BATCH = 1_000;

    private final Slice slice;
    private final FigureStore store;
    private transient List<Figure> partials;

    MergeBatches(Slice slice, FigureStore store) {
      this.slice = slice;
      this.store = store;
    }

    @StartBundle
    public void startBundle() {
      partials = new ArrayList<>(BATCH);
    }

    @ProcessElement
    public void merge(@Element Figure partial, OutputReceiver<Figure> merged) {
      partials.add(partial);
      if (partials.size() >= BATCH) {
        mergeBatch(merged::output);
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      mergeBatch(
          figure ->
              context.output(figure, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
    }

    private void mergeBatch(Consumer<Figure> merged) {
      if (partials.isEmpty()) {
        return;
      }
      List<Figure> now = new ArrayList<>(partials.size());
      try (FigureStore.Session session = store.open(slice)) {
        Map<FigureKey, StoredFigure> stored =
            session.load(partials.stream().map(Figure::key).toList());
        for (Figure partial : partials) {
          StoredFigure before = stored.get(partial.key());
          if (before != null && before.lastSlice() >= slice.number()) {
            now.add(before.figure());
          } else {
            Figure after = before == null ? partial : plus(before.figure(), partial);
            session.save(new StoredFigure(after, slice.number()));
            now.add(after);
          }
        }
        session.flush();
      }
      partials.clear();
      now.forEach(merged);
    }

    private static Figure plus(Figure stored, Figure partial) {
      return new Figure(stored.key(), stored.tally().plus(partial.tally()));
    }
  }
}
