package io.footfall.figures;

import static java.util.Comparator.naturalOrder;

import io.footfall.model.Slice;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Adds up a shard's figures of a slice, and hands out what is to be merged with it: the prompt ones
 * at their finest grain, and all of those parts that the slice settles, together with what earlier
 * slices have set aside for them. Everything else is set aside.
 */
final class DeferShard extends DoFn<KV<Integer, Iterable<byte[]>>, Figure> {

  private final Slice slice;
  private final DeferredFigures store;

  DeferShard(Slice slice, DeferredFigures store) {
    this.slice = slice;
    this.store = store;
  }

  @ProcessElement
  public void defer(
      @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<Figure> partials) {
    FigureSheet finest = new FigureSheet();
    packed.getValue().forEach(finest::addPacked);
    Map<Integer, FigureSheet> waiting = new TreeMap<>();
    for (int part : slice.settles()) {
      if (Shards.shardOf(part) == packed.getKey()) {
        waiting.put(part, new FigureSheet());
      }
    }
    finest.forEach(
        figure -> {
          FigureSheet part =
              waiting.computeIfAbsent(Shards.partOf(figure.key()), p -> new FigureSheet());
          if (figure.key().kind().isPrompt()) {
            partials.output(figure);
            figure.key().kind().coarser().stream()
                .min(naturalOrder())
                .ifPresent(grain -> part.add(figure, grain));
          } else {
            part.add(figure, figure.key().grain());
          }
        });
    try (DeferredFigures.Session session = store.open(slice)) {
      waiting.forEach((part, figures) -> settleOrDefer(part, figures, session, partials));
      session.flush();
    }
  }

  private void settleOrDefer(
      int part,
      FigureSheet figures,
      DeferredFigures.Session session,
      OutputReceiver<Figure> partials) {
    if (slice.settles().contains(part)) {
      session.settle(part).forEach(figures::addPacked);
      AddUpShard.outputRolledUp(figures, partials);
      return;
    }
    byte[] packed = figures.pack();
    if (packed.length > 0) {
      session.defer(part, packed);
    }
  }
}
