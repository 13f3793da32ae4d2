package io.footfall.figures;

import io.footfall.figures.FigureStore.StoredRow;
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
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Adds a slice's partial rows, of which no two have the same key, to the stored ones. Out come the
 * figures that they count, as these now stand, to be indexed.
 *
 * <p>Each partial is merged whole or not at all, in one write that also says up to which slice the
 * row has come; of a row that has this slice in already the figures are passed on as stored. So a
 * replay adds nothing twice and yet hands on every figure that the first run may have failed to.
 */
public final class MergeFigures extends PTransform<PCollection<FigureRow>, PCollection<Figure>> {

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
  public PCollection<Figure> expand(PCollection<FigureRow> partials) {
    return partials
        .apply("Merge", ParDo.of(new MergeBatches(slice, store)))
        .setCoder(FigureCoder.of());
  }

  /** Loads, merges and saves a batch at a time. */
  private static final class MergeBatches extends DoFn<FigureRow, Figure> {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_FIGURES = 10_000;

    private final Slice slice;
    private final FigureStore store;
    private transient List<FigureRow> partials;
    private transient int figures;

    MergeBatches(Slice slice, FigureStore store) {
      this.slice = slice;
      this.store = store;
    }

    @StartBundle
    public void startBundle() {
      partials = new ArrayList<>(MOST_ROWS);
      figures = 0;
    }

    @ProcessElement
    public void merge(@Element FigureRow partial, OutputReceiver<Figure> merged) {
      partials.add(partial);
      figures += partial.size();
      if (partials.size() >= MOST_ROWS || figures >= MOST_FIGURES) {
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
      List<Figure> now = new ArrayList<>(figures);
      try (FigureStore.Session session = store.open(slice)) {
        Map<FigureKey, StoredRow> stored =
            session.load(partials.stream().map(FigureRow::key).toList());
        for (FigureRow partial : partials) {
          now.addAll(merge(stored.get(partial.key()), partial, session).figuresOf(partial));
        }
        session.flush();
      }
      partials.clear();
      figures = 0;
      now.forEach(merged);
    }

    private FigureRow merge(
        @Nullable StoredRow before, FigureRow partial, FigureStore.Session session) {
      if (before != null && before.lastSlice() >= slice.number()) {
        return before.row();
      }
      FigureRow after = before == null ? partial : before.row().takingIn(partial);
      session.save(new StoredRow(after, slice.number()));
      return after;
    }
  }
}
