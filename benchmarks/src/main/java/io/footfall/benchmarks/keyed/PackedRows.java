package io.footfall.benchmarks.keyed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Rows by the hashes of their keys, packed into a few large arrays. A garbage collector that has to
 * walk through millions of rows that never go away takes more processor time the more there are,
 * and that would be taken for a cost of whoever reads and writes them. For many threads at once.
 *
 * <p>Hashes have to be of 64 good bits: two keys of the same hash are one.
 */
final class PackedRows {

  private static final int SHARDS = 256;
  private static final int SHARD_SHIFT = 56;

  private final List<Shard> shards = Stream.generate(Shard::new).limit(SHARDS).toList();

  /** The row of that key; null when there is none. */
  byte @Nullable [] get(long hash) {
    return shardOf(hash).get(hash);
  }

  /** Puts the row in the place of the one before. */
  void put(long hash, byte[] row) {
    shardOf(hash).put(hash, row);
  }

  /** How many rows there are. */
  int size() {
    return shards.stream().mapToInt(Shard::size).sum();
  }

  /** How long they are, all together. */
  long bytes() {
    return shards.stream().mapToLong(Shard::bytes).sum();
  }

  /** Each of them, as they are now. */
  List<byte[]> all() {
    List<byte[]> rows = new ArrayList<>();
    shards.forEach(shard -> shard.addTo(rows));
    return rows;
  }

  private Shard shardOf(long hash) {
    return shards.get((int) (hash >>> SHARD_SHIFT));
  }

  /** Open addressing; a place that is free has a start of 0. */
  private static final class Shard {

    /** Left over behind a row, so that most that grow stay where they are: a quarter. */
    private static final int ROOM_SHIFT = 2;

    private long[] hashes = new long[256];
    private int[] starts = new int[256];
    private int[] lengths = new int[256];
    private int[] rooms = new int[256];
    private byte[] data = new byte[1 << 12];
    private int end = 1;
    private int size;
    private long bytes;

    synchronized byte @Nullable [] get(long hash) {
      int place = placeOf(hash);
      return starts[place] == 0
          ? null
          : Arrays.copyOfRange(data, starts[place], starts[place] + lengths[place]);
    }

    synchronized void put(long hash, byte[] row) {
      int place = placeOf(hash);
      if (starts[place] == 0) {
        size++;
        hashes[place] = hash;
        rooms[place] = -1;
      }
      bytes += row.length - lengths[place];
      lengths[place] = row.length;
      if (row.length > rooms[place]) {
        int room = row.length + (row.length >>> ROOM_SHIFT) + 1;
        // What it had is given up first, or packing would carry it along
        rooms[place] = 0;
        makeRoom(room);
        starts[place] = end;
        rooms[place] = room;
        end += room;
      }
      System.arraycopy(row, 0, data, starts[place], row.length);
      if (size * 2 > hashes.length) {
        spread();
      }
    }

    synchronized int size() {
      return size;
    }

    synchronized long bytes() {
      return bytes;
    }

    synchronized void addTo(List<byte[]> rows) {
      for (int place = 0; place < starts.length; place++) {
        if (starts[place] != 0) {
          rows.add(Arrays.copyOfRange(data, starts[place], starts[place] + lengths[place]));
        }
      }
    }

    private int placeOf(long hash) {
      int place = (int) hash & (hashes.length - 1);
      while (starts[place] != 0 && hashes[place] != hash) {
        place = (place + 1) & (hashes.length - 1);
      }
      return place;
    }

    /** Packs what is kept into an array twice as long as that and the room need. */
    private void makeRoom(int room) {
      if (end + room <= data.length) {
        return;
      }
      int kept = Arrays.stream(rooms).filter(ofRow -> ofRow > 0).sum();
      byte[] packed = new byte[Math.multiplyExact(2, kept + room + 1)];
      end = 1;
      for (int place = 0; place < starts.length; place++) {
        if (starts[place] != 0 && rooms[place] > 0) {
          System.arraycopy(data, starts[place], packed, end, rooms[place]);
          starts[place] = end;
          end += rooms[place];
        }
      }
      data = packed;
    }

    private void spread() {
      long[] oldHashes = hashes;
      int[] oldStarts = starts;
      int[] oldLengths = lengths;
      int[] oldRooms = rooms;
      hashes = new long[oldHashes.length * 2];
      starts = new int[hashes.length];
      lengths = new int[hashes.length];
      rooms = new int[hashes.length];
      for (int old = 0; old < oldHashes.length; old++) {
        if (oldStarts[old] != 0) {
          int place = placeOf(oldHashes[old]);
          hashes[place] = oldHashes[old];
          starts[place] = oldStarts[old];
          lengths[place] = oldLengths[old];
          rooms[place] = oldRooms[old];
        }
      }
    }
  }
}
