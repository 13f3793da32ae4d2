package io.footfall.testing;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.figures.Tally;
import io.footfall.model.Slice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A figure store in this JVM that survives being serialized: instances of one id share their rows,
 * which hold figures in their stored form. Breaks when its disk does.
 */
public final class MemoryFigureStore implements FigureStore {

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Row(byte[] tallies, long lastSlice) {}

  private static final Map<String, Map<FigureKey, Row>> ROWS = new ConcurrentHashMap<>();

  private final String id;
  private final FaultyDisk disk;

  private MemoryFigureStore(String id, FaultyDisk disk) {
    this.id = id;
    this.disk = disk;
    ROWS.putIfAbsent(id, new ConcurrentHashMap<>());
  }

  /** The store of that id, empty when it is new, on a disk that holds. */
  public static MemoryFigureStore of(String id) {
    return of(id, FaultyDisk.of(id, ""));
  }

  /** As {@link #of(String)}, on a disk of the test's. */
  static MemoryFigureStore of(String id, FaultyDisk disk) {
    return new MemoryFigureStore(id, disk);
  }

  /** Every figure as it stands, those that have come to nothing left out. */
  public Map<FigureKey, Tally> figures() {
    Map<FigureKey, Tally> figures = new TreeMap<>(Figures.BY_KEY);
    rows()
        .forEach(
            (key, row) -> {
              for (Figure figure : FigureRow.fromBytes(key, row.tallies()).figures()) {
                if (!figure.tally().isEmpty()) {
                  figures.put(figure.key(), figure.tally());
                }
              }
            });
    return figures;
  }

  Map<FigureKey, Row> rows() {
    return ROWS.get(id);
  }

  @Override
  public Session open(Slice slice) {
    return new MemorySession();
  }

  private final class MemorySession implements Session {

    @Override
    public Map<FigureKey, StoredRow> load(Collection<FigureKey> keys) {
      Map<FigureKey, StoredRow> found = new HashMap<>();
      for (FigureKey key : keys) {
        Row row = rows().get(key);
        if (row != null) {
          found.put(key, new StoredRow(FigureRow.fromBytes(key, row.tallies()), row.lastSlice()));
        }
      }
      return found;
    }

    @Override
    public void save(StoredRow stored) {
      Row row = new Row(stored.row().toBytes(), stored.lastSlice());
      disk.write(
          () ->
              rows()
                  .merge(
                      stored.row().key(),
                      row,
                      (old, now) -> old.lastSlice() > now.lastSlice() ? old : now));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
