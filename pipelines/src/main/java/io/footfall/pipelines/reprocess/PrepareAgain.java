package io.footfall.pipelines.reprocess;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.VisitorBuckets;
import io.footfall.prepare.ClickPreparation;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Comes in: records of slices. Goes out: the click that each would be now, by its visitor's bucket;
 * nothing for a reject. Each is judged by the time of the plan that took it in first.
 */
final class PrepareAgain extends DoFn<LogRecord, KV<Integer, Click>> {

  private final ClickPreparation preparation;
  private final ReprocessedRange range;
  private final VisitorBuckets buckets;

  PrepareAgain(ClickPreparation preparation, ReprocessedRange range, VisitorBuckets buckets) {
    this.preparation = preparation;
    this.range = range;
    this.buckets = buckets;
  }

  @ProcessElement
  public void prepare(@Element LogRecord record, OutputReceiver<KV<Integer, Click>> clicks) {
    long plannedAt = range.plannedAtMillis(record.position());
    if (preparation.asOf(plannedAt).prepare(record) instanceof Click click) {
      clicks.output(KV.of(buckets.bucketOf(click.visitorId()), click));
    }
  }
}
