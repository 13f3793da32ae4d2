package io.footfall.figures;

import io.footfall.coders.BinaryWriter;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Click;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Counts a bundle's clicks in a HashMap a window, at the window's grain, and packs what came of it
 * into a chunk for each shard.
 */
final class CountWindowsInBundle extends DoFn<Click, KV<Integer, byte[]>> {

  private final Grain grain;
  private transient ClickFigures rule;
  private transient Map<BoundedWindow, FigureSheet> sheets;

  CountWindowsInBundle(Grain grain) {
    this.grain = grain;
  }

  @StartBundle
  public void startBundle() {
    rule = new ClickFigures(EnumSet.allOf(FigureKind.class));
    sheets = new HashMap<>();
  }

  @ProcessElement
  public void count(@Element Click click, BoundedWindow window) {
    FigureSheet finest = new FigureSheet();
    rule.count(click, finest);
    FigureSheet sheet = sheets.computeIfAbsent(window, unused -> new FigureSheet());
    finest.forEach(
        figure -> {
          FigureKey key = figure.key();
          if (key.grain() == grain || key.kind().coarser().contains(grain)) {
            sheet
                .at(new FigureKey(key.kind(), grain, grain.startOf(key.startMillis()), key.name()))
                .add(figure.tally());
          }
        });
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    sheets.forEach(
        (window, sheet) ->
            pack(sheet)
                .forEach(
                    (shard, chunk) ->
                        context.output(
                            KV.of(shard, chunk.toByteArray()), window.maxTimestamp(), window)));
  }

  private static Map<Integer, BinaryWriter> pack(FigureSheet sheet) {
    Map<Integer, BinaryWriter> chunks = new HashMap<>();
    sheet.forEach(
        figure ->
            FigureCoder.of()
                .write(
                    figure,
                    chunks.computeIfAbsent(
                        Shards.of(figure.key()), unused -> new BinaryWriter(1 << 10))));
    return chunks;
  }
}
