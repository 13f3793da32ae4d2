package io.footfall.pipelines.streaming;

import io.footfall.coders.ClickCoder;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.VisitorBuckets;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Outcomes in; the clicks among them out, one for each event id and content. What follows the first
 * within the allowed lateness, by the runner's clock, is dropped: as slices do, a click whose
 * content differs from that of an earlier one with the same id is kept.
 *
 * <p>Beam's Deduplicate keeps a key and a timer for each click, which the Direct runner looks
 * through with every bundle; here they are kept by buckets of visitors.
 */
public final class DropDuplicates extends PTransform<PCollection<Finding>, PCollection<Click>> {

  private final VisitorBuckets buckets;
  private final StreamTiming timing;

  private DropDuplicates(VisitorBuckets buckets, StreamTiming timing) {
    this.buckets = buckets;
    this.timing = timing;
  }

  /** Remembering each click for the allowed lateness at least, and twice that at the most. */
  public static DropDuplicates within(StreamTiming timing, VisitorBuckets buckets) {
    return new DropDuplicates(buckets, timing);
  }

  @Override
  public PCollection<Click> expand(PCollection<Finding> outcomes) {
    return outcomes
        .apply("ByBucket", ParDo.of(new ByBucket(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ClickCoder.of()))
        .apply("DropKnown", ParDo.of(new DropKnown(timing.beamAllowedLateness())))
        .setCoder(ClickCoder.of());
  }

  private static final class ByBucket extends DoFn<Finding, KV<Integer, Click>> {

    private final VisitorBuckets buckets;

    ByBucket(VisitorBuckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void byBucket(@Element Finding outcome, OutputReceiver<KV<Integer, Click>> keyed) {
      if (outcome instanceof Click click) {
        keyed.output(KV.of(buckets.bucketOf(click.visitorId()), click));
      }
    }
  }
}
