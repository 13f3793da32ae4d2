package io.footfall.pipelines.slices;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.FigureStore;
import io.footfall.figures.Measure;
import io.footfall.model.RejectReason;
import io.footfall.model.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a slice's outcomes from the figures of kind {@link FigureKind#OUTCOME}. */
public final class StoredOutcomes implements OutcomeReader {

  private static final List<String> NAMES = names();

  private final FigureStore figures;

  private StoredOutcomes(FigureStore figures) {
    this.figures = figures;
  }

  public static StoredOutcomes of(FigureStore figures) {
    return new StoredOutcomes(figures);
  }

  @Override
  public Map<String, Long> read(Slice slice) {
    Map<FigureKey, String> keys = new HashMap<>();
    long minute = Grain.MINUTE.startOf(slice.plannedAtMillis());
    for (String name : NAMES) {
      keys.put(
          new FigureKey(FigureKind.OUTCOME, Grain.MINUTE, minute, slice.number() + "/" + name),
          name);
    }
    Map<String, Long> outcomes = new TreeMap<>();
    try (FigureStore.Session session = figures.open(slice)) {
      session.load(keys.keySet()).values().stream()
          .flatMap(stored -> stored.row().figures().stream())
          .forEach(
              figure -> outcomes.put(keys.get(figure.key()), figure.tally().sum(Measure.EVENTS)));
    }
    return outcomes;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("stored", "duplicate"));
    for (RejectReason reason : RejectReason.values()) {
      names.add("rejected." + reason.wireName());
    }
    return List.copyOf(names);
  }
}
