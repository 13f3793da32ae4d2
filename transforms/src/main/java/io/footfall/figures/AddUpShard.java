package io.footfall.figures;

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
    packed.getValue().forEach(finest::addPacked);
    FigureSheet coarser = new FigureSheet();
    finest.forEach(
        figure -> {
          partials.output(figure);
          for (Grain grain : figure.key().kind().coarser()) {
            coarser.at(figure.key().at(grain)).add(figure.tally());
          }
        });
    coarser.forEach(partials::output);
  }
}
