package io.footfall.visits;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.coders.OutcomeCoder;
import io.footfall.model.Click;
import io.footfall.model.Outcome;
import io.footfall.model.VisitorBuckets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Packs outcomes into chunks of some 64 KB, each of one bucket of visitors. A shuffle of chunks
 * costs a fraction of one of clicks, and a few buckets make bundles that are worth having. What
 * isn't a click has no visitor and goes by its position. Not for several threads at once.
 */
public final class BucketPacker {

  private static final int CHUNK_BYTES = 64 << 10;

  private final VisitorBuckets buckets;
  private final BinaryWriter[] chunks;

  public BucketPacker(VisitorBuckets buckets) {
    this.buckets = buckets;
    this.chunks = new BinaryWriter[buckets.count()];
  }

  /** Adds an outcome; hands out the chunk that is full by it, if one is. */
  public void pack(Outcome outcome, BiConsumer<Integer, byte[]> packed) {
    int bucket = bucketOf(outcome);
    BinaryWriter chunk = chunks[bucket];
    if (chunk == null) {
      chunk = new BinaryWriter(1 << 10);
      chunks[bucket] = chunk;
    }
    OutcomeCoder.of().write(outcome, chunk);
    if (chunk.size() >= CHUNK_BYTES) {
      packed.accept(bucket, chunk.toByteArray());
      chunk.clear();
    }
  }

  /** Hands out what is left. */
  public void finish(BiConsumer<Integer, byte[]> packed) {
    for (int bucket = 0; bucket < chunks.length; bucket++) {
      if (chunks[bucket] != null && chunks[bucket].size() > 0) {
        packed.accept(bucket, chunks[bucket].toByteArray());
        chunks[bucket].clear();
      }
    }
  }

  /** Hands out, one by one, what is in chunks. */
  public static void unpack(Iterable<byte[]> chunks, Consumer<Outcome> outcomes) {
    for (byte[] chunk : chunks) {
      BinaryReader reader = new BinaryReader(chunk);
      while (reader.hasMore()) {
        outcomes.accept(OutcomeCoder.of().read(reader));
      }
    }
  }

  private int bucketOf(Outcome outcome) {
    return outcome instanceof Click click
        ? buckets.bucketOf(click.visitorId())
        : Math.floorMod(outcome.position().offset(), buckets.count());
  }
}
