package io.footfall.figures;

import static java.util.Comparator.naturalOrder;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Adds up a shard's figures of a slice, and hands out what is to be merged with it: the prompt ones
 * at their finest grain, and all of those parts that the slice settles, together with what earlier
 * slices have set aside for them. Everything else is set aside. What is settled is rolled up into
 * the part of days, which settles less often.
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
    Map<Integer, FigureSheet> waiting = new HashMap<>();
    for (int part : slice.settles()) {
      if (Shards.shardOf(part) == packed.getKey()) {
        waiting.put(part, new FigureSheet());
      }
    }
    FigureSheet finest = new FigureSheet();
    packed.getValue().forEach(finest::addPacked);
    finest.forEach(
        figure -> {
          FigureKey key = figure.key();
          if (!key.kind().isPrompt()) {
            add(figure, key.grain(), Shards.partOf(key), waiting);
            return;
          }
          partials.output(figure);
          key.kind().coarser().stream()
              .min(naturalOrder())
              .ifPresent(grain -> add(figure, grain, Shards.partOf(key), waiting));
        });
    try (DeferredFigures.Session session = store.open(slice)) {
      // In this order: what is settled of the one goes into the other
      settleOrDefer(part -> part < Shards.SHORT_PARTS, waiting, session, partials);
      settleOrDefer(part -> part >= Shards.SHORT_PARTS, waiting, session, partials);
      session.flush();
    }
  }

  private void settleOrDefer(
      IntPredicate which,
      Map<Integer, FigureSheet> waiting,
      DeferredFigures.Session session,
      OutputReceiver<Figure> partials) {
    for (int part : waiting.keySet().stream().filter(which::test).toList()) {
      FigureSheet figures = waiting.get(part);
      if (slice.settles().contains(part)) {
        session.settle(part).forEach(figures::addPacked);
        settle(part, figures, waiting, partials);
      } else {
        byte[] packed = figures.pack();
        if (packed.length > 0) {
          session.defer(part, packed);
        }
      }
    }
  }

  private static void settle(
      int part,
      FigureSheet figures,
      Map<Integer, FigureSheet> waiting,
      OutputReceiver<Figure> partials) {
    FigureSheet hours = new FigureSheet();
    figures.forEach(
        figure -> {
          partials.output(figure);
          for (Grain grain : figure.key().kind().coarserThan(figure.key().grain())) {
            if (grain == Grain.DAY) {
              add(figure, grain, Shards.daysOf(part), waiting);
            } else {
              hours.at(figure.key().at(grain)).add(figure.tally());
            }
          }
        });
    hours.forEach(partials::output);
  }

  private static void add(Figure figure, Grain grain, int part, Map<Integer, FigureSheet> waiting) {
    waiting
        .computeIfAbsent(part, none -> new FigureSheet())
        .at(figure.key().at(grain))
        .add(figure.tally());
  }
}
