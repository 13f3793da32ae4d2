package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.figures.FigureKey.Grain;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Adds up a shard's figures, at their finest grain and at the coarser ones of their kind: one
 * partial a key, and so one for all of the slice.
 */
final class AddUpShard extends DoFn<KV<Integer, Iterable<byte[]>>, Figure> {

  @ProcessElement
  public void addUp(
      @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<Figure> partials) {
    FigureSheet finest = new FigureSheet();
    for (byte[] chunk : packed.getValue()) {
      BinaryReader reader = new BinaryReader(chunk);
      while (reader.hasMore()) {
        Figure figure = FigureCoder.of().read(reader);
        finest.at(figure.key()).add(figure.tally());
      }
    }
    FigureSheet coarser = new FigureSheet();
    finest.forEach(
        figure -> {
          partials.output(figure);
          rollUp(figure, coarser);
        });
    coarser.forEach(partials::output);
  }

  private static void rollUp(Figure figure, FigureSheet coarser) {
    FigureKey key = figure.key();
    for (Grain grain : key.kind().coarser()) {
      coarser
          .at(new FigureKey(key.kind(), grain, grain.startOf(key.startMillis()), key.name()))
          .add(figure.tally());
    }
  }
}
