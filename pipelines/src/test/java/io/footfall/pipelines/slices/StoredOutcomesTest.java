package io.footfall.pipelines.slices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.figures.Measure;
import io.footfall.figures.Tallies;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredOutcomesTest {

  private static final long MINUTE = 1_772_360_100_000L;
  private static final Slice SLICE =
      new Slice("clicks/test", 7, MINUTE + 31_000, List.of(new SliceRange("clicks", 0, 0, 9)));

  @Test
  void theOutcomesOfTheSliceAreReadByName() {
    Map<FigureKey, FigureStore.StoredRow> stored = new HashMap<>();
    put(stored, "7/stored", 5);
    put(stored, "7/duplicate", 3);
    put(stored, "7/rejected.too_late", 1);
    put(stored, "8/stored", 99);

    assertThat(
        StoredOutcomes.of(slice -> new MapSession(stored)).read(SLICE),
        is(Map.of("stored", 5L, "duplicate", 3L, "rejected.too_late", 1L)));
  }

  private static void put(Map<FigureKey, FigureStore.StoredRow> stored, String name, long events) {
    FigureKey key = new FigureKey(FigureKind.OUTCOME, Grain.MINUTE, MINUTE, name);
    Figure figure = new Figure(key, Tallies.of(Map.of(Measure.EVENTS, events), 0));
    stored.put(key, new FigureStore.StoredRow(FigureRow.of(figure), 7));
  }

  private record MapSession(Map<FigureKey, FigureStore.StoredRow> stored)
      implements FigureStore.Session {

    @Override
    public Map<FigureKey, FigureStore.StoredRow> load(Collection<FigureKey> keys) {
      Map<FigureKey, FigureStore.StoredRow> found = new HashMap<>(stored);
      found.keySet().retainAll(keys);
      return found;
    }

    @Override
    public void save(FigureStore.StoredRow row) {
      throw new UnsupportedOperationException("Reading outcomes writes nothing");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
