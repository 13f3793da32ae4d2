package io.footfall.pipelines.streaming;

import io.footfall.coders.ClickCoder;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.visits.ContentHash;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Deduplicate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Outcomes in; the clicks among them out, one for each event id and content. What follows the first
 * within the allowed lateness, by the runner's clock, is dropped: as slices do, a click whose
 * content differs from that of an earlier one with the same id is kept.
 */
public final class DropDuplicates extends PTransform<PCollection<Finding>, PCollection<Click>> {

  private final Duration memory;

  private DropDuplicates(Duration memory) {
    this.memory = memory;
  }

  /** Remembering each click for the allowed lateness. */
  public static DropDuplicates within(StreamTiming timing) {
    return new DropDuplicates(timing.beamAllowedLateness());
  }

  @Override
  public PCollection<Click> expand(PCollection<Finding> outcomes) {
    return outcomes
        .apply("KeyByContent", ParDo.of(new KeyByContent()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), ClickCoder.of()))
        // By the event's time it would forget at once what is read before the first watermark
        .apply("Deduplicate", Deduplicate.<String, Click>keyedValues().withDuration(memory))
        .apply("Clicks", Values.create())
        .setCoder(ClickCoder.of());
  }

  private static final class KeyByContent extends DoFn<Finding, KV<String, Click>> {

    private transient ContentHash contents;

    @StartBundle
    public void startBundle() {
      contents = new ContentHash();
    }

    @ProcessElement
    public void keyByContent(@Element Finding outcome, OutputReceiver<KV<String, Click>> keyed) {
      if (outcome instanceof Click click) {
        keyed.output(KV.of(click.eventId() + "/" + contents.of(click), click));
      }
    }
  }
}
