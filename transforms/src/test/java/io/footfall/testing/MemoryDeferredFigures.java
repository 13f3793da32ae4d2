package io.footfall.testing;

import io.footfall.figures.DeferredFigures;
import io.footfall.model.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Deferred figures in this JVM, that survive being serialized: instances of one id share their
 * entries. Breaks when its disk does.
 */
public final class MemoryDeferredFigures implements DeferredFigures {

  /** What a slice left for a part. */
  private record Place(int part, long slice) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::part).thenComparingLong(Place::slice);

  /** In place of figures: that the slice settled the part. */
  private static final byte[] SETTLED = {};

  private static final Map<String, NavigableMap<Place, byte[]>> ENTRIES = new ConcurrentHashMap<>();

  private final String id;
  private final FaultyDisk disk;

  private MemoryDeferredFigures(String id, FaultyDisk disk) {
    this.id = id;
    this.disk = disk;
    ENTRIES.putIfAbsent(id, new ConcurrentSkipListMap<>(ORDER));
  }

  /** Those of that id, on a disk of the test's. */
  static MemoryDeferredFigures of(String id, FaultyDisk disk) {
    return new MemoryDeferredFigures(id, disk);
  }

  /** What is set aside and not settled, by part and slice, each as its length and hash. */
  public Map<String, Integer> waiting() {
    Map<String, Integer> waiting = new TreeMap<>();
    entries()
        .forEach(
            (place, packed) -> {
              if (place.slice() > lastSettled(place.part(), Long.MAX_VALUE)) {
                waiting.put(place.part() + "/" + place.slice(), packed.length);
              }
            });
    return waiting;
  }

  void copyTo(MemoryDeferredFigures copy) {
    copy.entries().putAll(entries());
  }

  private NavigableMap<Place, byte[]> entries() {
    return ENTRIES.get(id);
  }

  private long lastSettled(int part, long before) {
    return entries()
        .subMap(new Place(part, 0), true, new Place(part, before), false)
        .descendingMap()
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().length == 0)
        .mapToLong(entry -> entry.getKey().slice())
        .findFirst()
        .orElse(0);
  }

  @Override
  public Session open(Slice slice) {
    return new MemorySession(slice.number());
  }

  private final class MemorySession implements Session {
    private final long slice;

    MemorySession(long slice) {
      this.slice = slice;
    }

    @Override
    public Map<Integer, List<byte[]>> settle(Set<Integer> parts) {
      Map<Integer, List<byte[]>> chunks = new TreeMap<>();
      for (int part : parts) {
        chunks.put(part, settle(part));
      }
      return chunks;
    }

    private List<byte[]> settle(int part) {
      long last = lastSettled(part, slice);
      List<byte[]> chunks =
          new ArrayList<>(
              entries()
                  .subMap(new Place(part, last), false, new Place(part, slice), false)
                  .values());
      disk.write(() -> entries().put(new Place(part, slice), SETTLED));
      disk.write(() -> entries().subMap(new Place(part, 0), new Place(part, last)).clear());
      return chunks;
    }

    @Override
    public void defer(int part, byte[] packed) {
      disk.write(() -> entries().put(new Place(part, slice), packed.clone()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
