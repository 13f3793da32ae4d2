package io.footfall.benchmarks.keyed;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.model.Slice;
import io.footfall.visits.VisitorStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Memories of visitors and figures in this JVM, in their stored form, for as long as it is open: a
 * runner whose workers are this JVM's threads finds them under their name.
 */
public final class MemoryStores implements AutoCloseable {

  private static final Map<String, Rows> ALL = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(byte[] tallies, long lastSlice) {}

  private record Rows(
      Map<String, byte[]> visitors, Map<FigureKey, Row> figures, LongAdder figureWrites) {}

  private final String name;

  private MemoryStores(String name) {
    this.name = name;
    ALL.put(name, new Rows(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new LongAdder()));
  }

  /** Empty ones. */
  public static MemoryStores open(String name) {
    return new MemoryStores(name);
  }

  public VisitorStore visitors() {
    return new Visitors(name);
  }

  public FigureStore figures() {
    return new Figures(name);
  }

  /** How many visitors are remembered. */
  public int visitorCount() {
    return ALL.get(name).visitors().size();
  }

  /** How long a visitor's memory is, on average. */
  public long meanMemoryBytes() {
    return Math.round(
        ALL.get(name).visitors().values().stream()
            .mapToInt(memory -> memory.length)
            .average()
            .orElse(0));
  }

  /** How many rows of figures there are. */
  public int figureCount() {
    return ALL.get(name).figures().size();
  }

  /** How often a row was written: once for each slice that counted something in it. */
  public long figureWrites() {
    return ALL.get(name).figureWrites().sum();
  }

  @Override
  public void close() {
    ALL.remove(name);
  }

  private record Visitors(String name) implements VisitorStore {

    @Override
    public VisitorStore.Session open(Slice slice) {
      Map<String, byte[]> rows = ALL.get(name).visitors();
      return new VisitorStore.Session() {
        @Override
        public Map<String, byte[]> load(Map<Integer, ? extends Collection<String>> visitorIds) {
          Map<String, byte[]> found = new HashMap<>();
          visitorIds.values().stream()
              .flatMap(Collection::stream)
              .forEach(
                  id -> {
                    byte[] memory = rows.get(id);
                    if (memory != null) {
                      found.put(id, memory);
                    }
                  });
          return found;
        }

        @Override
        public void save(int bucket, String visitorId, byte[] memory) {
          rows.put(visitorId, memory);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
    }
  }

  private record Figures(String name) implements FigureStore {

    @Override
    public FigureStore.Session open(Slice slice) {
      Map<FigureKey, Row> rows = ALL.get(name).figures();
      LongAdder writes = ALL.get(name).figureWrites();
      return new FigureStore.Session() {
        @Override
        public Map<FigureKey, StoredRow> load(Collection<FigureKey> keys) {
          Map<FigureKey, StoredRow> found = new HashMap<>();
          for (FigureKey key : keys) {
            Row row = rows.get(key);
            if (row != null) {
              found.put(
                  key, new StoredRow(FigureRow.fromBytes(key, row.tallies()), row.lastSlice()));
            }
          }
          return found;
        }

        @Override
        public void save(StoredRow stored) {
          writes.increment();
          rows.put(stored.row().key(), new Row(stored.row().toBytes(), stored.lastSlice()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
    }
  }
}
