package io.footfall.figures;

import io.footfall.figures.FigureKey.Grain;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Adds up a group's figures, at the grain at which they were counted and at the coarser ones of
 * their kind: one partial a row, and so one for all of the slice.
 */
final class AddUpGroup extends DoFn<KV<Integer, Iterable<byte[]>>, FigureRow> {

  @ProcessElement
  public void addUp(
      @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<FigureRow> partials) {
    FigureSheet counted = new FigureSheet();
    packed.getValue().forEach(counted::addPacked);
    FigureSheet longer = new FigureSheet();
    counted.forEach(
        figure -> {
          FigureKey key = figure.key();
          for (Grain grain : key.kind().coarserThan(key.grain())) {
            longer.rollUp(figure, grain);
          }
        });
    counted.takeAll(longer);
    Map<FigureKey, FigureRow> rows = new HashMap<>();
    counted.forEach(figure -> FigureRow.add(figure, rows));
    rows.values().forEach(partials::output);
  }
}
