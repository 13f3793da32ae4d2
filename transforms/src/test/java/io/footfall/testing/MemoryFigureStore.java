package io.footfall.testing;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureStore;
import io.footfall.figures.Tally;
import io.footfall.model.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A figure store in this JVM that survives being serialized: instances of one id share their rows,
 * which hold tallies in their stored form. Breaks when its disk does.
 */
public final class MemoryFigureStore implements FigureStore {

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Row(byte[] tally, long lastSlice) {}

  private static final Map<String, Map<FigureKey, Row>> ROWS = new ConcurrentHashMap<>();

  private final String id;
  private final FaultyDisk disk;

  private MemoryFigureStore(String id, FaultyDisk disk) {
    this.id = id;
    this.disk = disk;
    ROWS.putIfAbsent(id, new ConcurrentHashMap<>());
  }

  /** The store of that id, empty when it is new. */
  static MemoryFigureStore of(String id, FaultyDisk disk) {
    return new MemoryFigureStore(id, disk);
  }

  /** Every figure as it stands, those that have come to nothing left out. */
  public Map<FigureKey, Tally> figures() {
    Map<FigureKey, Tally> figures = new TreeMap<>(Figures.BY_KEY);
    rows()
        .forEach(
            (key, row) -> {
              Tally tally = Tally.fromBytes(row.tally());
              if (!tally.isEmpty()) {
                figures.put(key, tally);
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
    public Map<FigureKey, StoredFigure> load(List<FigureKey> keys) {
      Map<FigureKey, StoredFigure> found = new HashMap<>();
      for (FigureKey key : keys) {
        Row row = rows().get(key);
        if (row != null) {
          Figure figure = new Figure(key, Tally.fromBytes(row.tally()));
          found.put(key, new StoredFigure(figure, row.lastSlice()));
        }
      }
      return found;
    }

    @Override
    public void save(StoredFigure stored) {
      Row row = new Row(stored.figure().tally().toBytes(), stored.lastSlice());
      disk.write(
          () ->
              rows()
                  .merge(
                      stored.figure().key(),
                      row,
                      (old, now) -> old.lastSlice() > now.lastSlice() ? old : now));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
