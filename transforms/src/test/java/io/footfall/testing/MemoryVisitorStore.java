package io.footfall.testing;

import io.footfall.model.Slice;
import io.footfall.visits.VisitorStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A visitor store in this JVM that survives being serialized: instances of one id share their rows.
 * Breaks when its disk does.
 */
public final class MemoryVisitorStore implements VisitorStore {

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Row(byte[] memory, long slice) {}

  private static final Map<String, Map<String, Row>> ROWS = new ConcurrentHashMap<>();

  private final String id;
  private final FaultyDisk disk;

  private MemoryVisitorStore(String id, FaultyDisk disk) {
    this.id = id;
    this.disk = disk;
    ROWS.putIfAbsent(id, new ConcurrentHashMap<>());
  }

  /** The store of that id, empty when it is new, on a disk that holds. */
  public static MemoryVisitorStore of(String id) {
    return of(id, FaultyDisk.of(id, ""));
  }

  /** As {@link #of(String)}, on a disk of the test's. */
  static MemoryVisitorStore of(String id, FaultyDisk disk) {
    return new MemoryVisitorStore(id, disk);
  }

  /** What is remembered, by bucket and visitor, as hexadecimal text. */
  public Map<String, String> memories() {
    Map<String, String> memories = new TreeMap<>();
    rows().forEach((key, row) -> memories.put(key, HexFormat.of().formatHex(row.memory())));
    return memories;
  }

  Map<String, Row> rows() {
    return ROWS.get(id);
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
    public Map<String, byte[]> load(Map<Integer, ? extends Collection<String>> visitorIds) {
      Map<String, byte[]> found = new HashMap<>();
      visitorIds.forEach(
          (bucket, ofBucket) -> {
            for (String visitorId : ofBucket) {
              Row row = rows().get(bucket + "/" + visitorId);
              if (row != null) {
                found.put(visitorId, row.memory().clone());
              }
            }
          });
      return found;
    }

    @Override
    public void save(int bucket, String visitorId, byte[] memory) {
      Row row = new Row(memory.clone(), slice);
      disk.write(
          () ->
              rows()
                  .merge(
                      bucket + "/" + visitorId,
                      row,
                      (old, now) -> old.slice() > slice ? old : now));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
