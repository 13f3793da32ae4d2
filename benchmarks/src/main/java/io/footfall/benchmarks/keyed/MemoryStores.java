package io.footfall.benchmarks.keyed;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.model.Slice;
import io.footfall.visits.VisitorStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Iterables;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.primitives.Bytes;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.primitives.Longs;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * Memories of visitors and figures in this JVM, in their stored form, for as long as it is open: a
 * runner whose workers are this JVM's threads finds them under their name.
 */
public final class MemoryStores implements AutoCloseable {

  private static final long SEED = 1;

  private static final Map<String, Rows> ALL = new ConcurrentHashMap<>();

  private record Rows(
      PackedRows visitors,
      LongAdder meetings,
      LongAdder bytesMet,
      PackedRows figures,
      LongAdder figureWrites) {

    Rows() {
      this(new PackedRows(), new LongAdder(), new LongAdder(), new PackedRows(), new LongAdder());
    }
  }

  private final String name;

  private MemoryStores(String name) {
    this.name = name;
    ALL.put(name, new Rows());
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

  /**
   * Remembers everyone: who was not there yet is given what is remembered of someone who was. (What
   * is remembered does not say of whom.)
   */
  public void rememberAll(Stream<String> visitorIds) {
    PackedRows rows = ALL.get(name).visitors();
    Iterator<byte[]> known = Iterables.cycle(rows.all()).iterator();
    visitorIds
        .mapToLong(MemoryStores::hashOf)
        .filter(id -> rows.get(id) == null)
        .forEach(id -> rows.put(id, known.next()));
  }

  /** How many visitors are remembered. */
  public int visitorCount() {
    return ALL.get(name).visitors().size();
  }

  /** How long a visitor's memory is, on average. */
  public long meanMemoryBytes() {
    PackedRows visitors = ALL.get(name).visitors();
    return Math.round((double) visitors.bytes() / Math.max(1, visitors.size()));
  }

  /** How often a visitor was met in a slice. */
  public long meetings() {
    return ALL.get(name).meetings().sum();
  }

  /** How long the memories of those were who were met, when they were met, all together. */
  public long bytesMet() {
    return ALL.get(name).bytesMet().sum();
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
      Rows all = ALL.get(name);
      PackedRows rows = all.visitors();
      return new VisitorStore.Session() {
        @Override
        public Map<String, byte[]> load(Map<Integer, ? extends Collection<String>> visitorIds) {
          Map<String, byte[]> found = new HashMap<>();
          visitorIds.values().stream()
              .flatMap(Collection::stream)
              .forEach(
                  id -> {
                    byte[] memory = rows.get(hashOf(id));
                    all.meetings().increment();
                    if (memory != null) {
                      all.bytesMet().add(memory.length);
                      found.put(id, memory);
                    }
                  });
          return found;
        }

        @Override
        public void save(int bucket, String visitorId, byte[] memory) {
          rows.put(hashOf(visitorId), memory);
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
      PackedRows rows = ALL.get(name).figures();
      LongAdder writes = ALL.get(name).figureWrites();
      return new FigureStore.Session() {
        @Override
        public Map<FigureKey, StoredRow> load(Collection<FigureKey> keys) {
          Map<FigureKey, StoredRow> found = new HashMap<>();
          for (FigureKey key : keys) {
            byte[] row = rows.get(hashOf(key));
            if (row != null) {
              found.put(key, storedRow(key, row));
            }
          }
          return found;
        }

        @Override
        public void save(StoredRow stored) {
          writes.increment();
          rows.put(
              hashOf(stored.row().key()),
              Bytes.concat(Longs.toByteArray(stored.lastSlice()), stored.row().toBytes()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
    }
  }

  private static FigureStore.StoredRow storedRow(FigureKey key, byte[] row) {
    byte[] tallies = Arrays.copyOfRange(row, Long.BYTES, row.length);
    return new FigureStore.StoredRow(FigureRow.fromBytes(key, tallies), Longs.fromByteArray(row));
  }

  private static long hashOf(FigureKey key) {
    return hashOf(key.kind() + " " + key.grain() + " " + key.startMillis() + " " + key.name());
  }

  private static long hashOf(String key) {
    return MurmurHash3.hash(key.toCharArray(), SEED)[0];
  }
}
