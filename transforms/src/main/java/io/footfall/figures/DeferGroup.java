package io.footfall.figures;

import static java.util.Comparator.naturalOrder;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Adds up a slice's figures of a group of shards, and hands out what is to be merged with it: the
 * prompt ones at their finest grain, and all of those parts that the slice settles, together with
 * what earlier slices have set aside for them. Everything else is set aside. What is settled is
 * rolled up into the part of days, which settles less often.
 */
final class DeferGroup extends DoFn<KV<Integer, Iterable<byte[]>>, FigureRow> {

  private final Slice slice;
  private final DeferredFigures store;

  DeferGroup(Slice slice, DeferredFigures store) {
    this.slice = slice;
    this.store = store;
  }

  @ProcessElement
  public void defer(
      @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<FigureRow> partials) {
    Map<FigureKey, FigureRow> due = new HashMap<>();
    Map<Integer, FigureSheet> waiting = new HashMap<>();
    int groups = Shards.groupsOf(slice);
    for (int part : slice.settles()) {
      if (Shards.groupOf(Shards.shardOf(part), groups) == packed.getKey()) {
        waiting.put(part, new FigureSheet());
      }
    }
    Set<Integer> settled = Set.copyOf(waiting.keySet());
    FigureSheet counted = new FigureSheet();
    packed.getValue().forEach(counted::addPacked);
    counted.forEach(
        figure -> {
          FigureKey key = figure.key();
          FigureKind kind = key.kind();
          if (!kind.isPrompt() || key.grain() != kind.finest()) {
            sheetOf(Shards.partOf(key), waiting).at(key).add(figure.tally());
            return;
          }
          FigureRow.add(figure, due);
          kind.coarser().stream()
              .min(naturalOrder())
              .ifPresent(longer -> sheetOf(Shards.partOf(key), waiting).rollUp(figure, longer));
        });
    try (DeferredFigures.Session session = store.open(slice)) {
      session
          .settle(settled)
          .forEach((part, chunks) -> chunks.forEach(waiting.get(part)::addPacked));
      // In this order: what is settled of the one goes into the other
      settleOrDefer(part -> part < Shards.SHORT_PARTS, waiting, session, due);
      settleOrDefer(part -> part >= Shards.SHORT_PARTS, waiting, session, due);
      session.flush();
    }
    due.values().forEach(partials::output);
  }

  private void settleOrDefer(
      IntPredicate which,
      Map<Integer, FigureSheet> waiting,
      DeferredFigures.Session session,
      Map<FigureKey, FigureRow> due) {
    for (int part : waiting.keySet().stream().filter(which::test).toList()) {
      FigureSheet figures = waiting.get(part);
      if (slice.settles().contains(part)) {
        settle(part, figures, waiting, due);
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
      Map<FigureKey, FigureRow> due) {
    FigureSheet hours = new FigureSheet();
    figures.forEach(
        figure -> {
          FigureKey key = figure.key();
          for (Grain longer : key.kind().coarserThan(key.grain())) {
            (longer == Grain.DAY ? sheetOf(Shards.daysOf(part), waiting) : hours)
                .rollUp(figure, longer);
          }
        });
    figures.takeAll(hours);
    figures.forEach(figure -> FigureRow.add(figure, due));
  }

  private static FigureSheet sheetOf(int part, Map<Integer, FigureSheet> waiting) {
    return waiting.computeIfAbsent(part, none -> new FigureSheet());
  }
}
