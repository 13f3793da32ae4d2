package io.footfall.figures;

import io.footfall.figures.FigureKey.Grain;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Adds up a group's figures, at their finest grain and at the coarser ones of their kind: one
 * partial a row, and so one for all of the slice.
 */
final class AddUpGroup extends DoFn<KV<Integer, Iterable<byte[]>>, FigureRow> {

  @ProcessElement
  public void addUp(
      @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<FigureRow> partials) {
    FigureSheet finest = new FigureSheet();
    packed.getValue().forEach(finest::addPacked);
    FigureSheet coarser = new FigureSheet();
    Map<FigureKey, FigureRow> rows = new HashMap<>();
    finest.forEach(
        figure -> {
          FigureRow.add(figure, rows);
          for (Grain grain : figure.key().kind().coarser()) {
            coarser.at(figure.key().at(grain)).add(figure.tally());
          }
        });
    coarser.forEach(figure -> FigureRow.add(figure, rows));
    rows.values().forEach(partials::output);
  }
}
