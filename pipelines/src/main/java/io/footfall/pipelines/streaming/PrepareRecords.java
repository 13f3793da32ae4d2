package io.footfall.pipelines.streaming;

import io.footfall.coders.FindingCoder;
import io.footfall.model.Finding;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.Reject;
import io.footfall.pipelines.operations.StreamProgress;
import io.footfall.prepare.ClickPreparation;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Records of the log in; for each exactly one outcome out, at the record's time: a click that all
 * steps agreed on, or a reject. Where a slice is judged by the time of its plan, a record of the
 * stream is judged by its own in the log; so what becomes of it depends on it alone.
 */
public final class PrepareRecords extends PTransform<PCollection<LogRecord>, PCollection<Finding>> {

  private final ClickPreparation preparation;

  private PrepareRecords(ClickPreparation preparation) {
    this.preparation = preparation;
  }

  /** By that parser and those steps; the time of the plan is not looked at. */
  public static PrepareRecords by(ClickPreparation preparation) {
    return new PrepareRecords(preparation);
  }

  @Override
  public PCollection<Finding> expand(PCollection<LogRecord> records) {
    return records
        .apply("Prepare", ParDo.of(new PrepareFn(preparation)))
        .setCoder(FindingCoder.of());
  }

  private static final class PrepareFn extends DoFn<LogRecord, Finding> {

    private final ClickPreparation preparation;

    PrepareFn(ClickPreparation preparation) {
      this.preparation = preparation;
    }

    @ProcessElement
    public void prepare(@Element LogRecord record, OutputReceiver<Finding> outcomes) {
      Outcome outcome = preparation.asOf(record.timestampMillis()).prepare(record);
      StreamProgress.HERE.read(record.position());
      if (outcome instanceof Reject reject) {
        StreamProgress.HERE.cameTo("rejected." + reject.reason().wireName());
      }
      outcomes.output(outcome);
    }
  }
}
