package io.footfall.visits;

import io.footfall.model.Outcome;
import io.footfall.model.VisitorBuckets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/** Packs the outcomes of a bundle: see {@link BucketPacker}. */
final class PackByGroup extends DoFn<Outcome, KV<Integer, byte[]>> {

  private final VisitorBuckets groups;
  private transient BucketPacker packer;

  PackByGroup(VisitorBuckets groups) {
    this.groups = groups;
  }

  @StartBundle
  public void startBundle() {
    packer = new BucketPacker(groups);
  }

  @ProcessElement
  public void pack(@Element Outcome outcome, OutputReceiver<KV<Integer, byte[]>> packed) {
    packer.pack(outcome, (group, chunk) -> packed.output(KV.of(group, chunk)));
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    packer.finish(
        (group, chunk) ->
            context.output(
                KV.of(group, chunk), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
    packer = null;
  }
}
