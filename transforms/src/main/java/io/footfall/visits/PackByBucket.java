package io.footfall.visits;

import io.footfall.model.Outcome;
import io.footfall.model.VisitorBuckets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/** Packs the outcomes of a bundle: see {@link BucketPacker}. */
final class PackByBucket extends DoFn<Outcome, KV<Integer, byte[]>> {

  private final VisitorBuckets buckets;
  private transient BucketPacker packer;

  PackByBucket(VisitorBuckets buckets) {
    this.buckets = buckets;
  }

  @StartBundle
  public void startBundle() {
    packer = new BucketPacker(buckets);
  }

  @ProcessElement
  public void pack(@Element Outcome outcome, OutputReceiver<KV<Integer, byte[]>> packed) {
    packer.pack(outcome, (bucket, chunk) -> packed.output(KV.of(bucket, chunk)));
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    packer.finish(
        (bucket, chunk) ->
            context.output(
                KV.of(bucket, chunk), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
    packer = null;
  }
}
