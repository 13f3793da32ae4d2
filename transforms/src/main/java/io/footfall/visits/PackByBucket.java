package io.footfall.visits;

import io.footfall.coders.BinaryWriter;
import io.footfall.coders.OutcomeCoder;
import io.footfall.model.Click;
import io.footfall.model.Outcome;
import io.footfall.model.VisitorBuckets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Packs the outcomes of a bundle into chunks of some 64 KB, each of one bucket of visitors. A
 * shuffle of chunks costs a fraction of one of clicks, and a few buckets make bundles that are
 * worth having. What isn't a click has no visitor and goes by its position.
 */
final class PackByBucket extends DoFn<Outcome, KV<Integer, byte[]>> {

  private static final int CHUNK_BYTES = 64 << 10;

  private final VisitorBuckets buckets;
  private transient BinaryWriter[] chunks;

  PackByBucket(VisitorBuckets buckets) {
    this.buckets = buckets;
  }

  @StartBundle
  public void startBundle() {
    chunks = new BinaryWriter[buckets.count()];
  }

  @ProcessElement
  public void pack(@Element Outcome outcome, OutputReceiver<KV<Integer, byte[]>> packed) {
    int bucket = bucketOf(outcome);
    BinaryWriter chunk = chunks[bucket];
    if (chunk == null) {
      chunk = new BinaryWriter(1 << 10);
      chunks[bucket] = chunk;
    }
    OutcomeCoder.of().write(outcome, chunk);
    if (chunk.size() >= CHUNK_BYTES) {
      packed.output(KV.of(bucket, chunk.toByteArray()));
      chunk.clear();
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    for (int bucket = 0; bucket < chunks.length; bucket++) {
      if (chunks[bucket] != null && chunks[bucket].size() > 0) {
        context.output(
            KV.of(bucket, chunks[bucket].toByteArray()),
            BoundedWindow.TIMESTAMP_MIN_VALUE,
            GlobalWindow.INSTANCE);
      }
    }
    chunks = null;
  }

  private int bucketOf(Outcome outcome) {
    return outcome instanceof Click click
        ? buckets.bucketOf(click.visitorId())
        : Math.floorMod(outcome.position().offset(), buckets.count());
  }
}
