package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.ChunkCoder;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Click;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: clicks, each once, in windows as long as a grain. Goes out, with a pane of a window:
 * the figures that the window's clicks add to, of every kind that has that grain. What a click
 * counts for is what it counts for in a slice, by {@link ClickFigures}; visits, outcomes and robots
 * known only by how they walk are counted by slices alone.
 *
 * <p>When windows fire, and whether panes accumulate, is the windows' own affair. Figures are kept
 * together in {@link Shards}, as they are in a slice: runners look after the state and the timers
 * of each key, and the Direct runner after those of all keys with every bundle. So a pane holds all
 * figures of its shard, those too that have not changed.
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
        .apply("CountInBundle", ParDo.of(new CountWindowsInBundle(grain)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ChunkCoder.of()))
        .apply("AddUp", Combine.perKey(new AddUpChunks()))
        .setCoder(KvCoder.of(VarIntCoder.of(), ChunkCoder.of()))
        .apply("ToFigures", ParDo.of(new ToFigures()))
        .setCoder(FigureCoder.of());
  }

  private static final class ToFigures extends DoFn<KV<Integer, byte[]>, Figure> {

    @ProcessElement
    public void toFigures(@Element KV<Integer, byte[]> packed, OutputReceiver<Figure> figures) {
      BinaryReader reader = new BinaryReader(packed.getValue());
      while (reader.hasMore()) {
        figures.output(FigureCoder.of().read(reader));
      }
    }
  }
}
