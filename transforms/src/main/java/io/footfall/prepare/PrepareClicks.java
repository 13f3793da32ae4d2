package io.footfall.prepare;

import io.footfall.coders.OutcomeCoder;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Records of a slice in; for each exactly one outcome out, in any order: a click that all steps
 * agreed on, or a reject that says which step refused it and why. Nothing is dropped or logged, and
 * no clock is read but the plan's time.
 *
 * <pre>{@code
 * records.apply("PrepareClicks", PrepareClicks.of(slice.plannedAtMillis(), ParseClicks.create())
 *     .then(CleanClicks.by(CleaningRules.defaults()))
 *     .then(EnrichClicks.create()));
 * }</pre>
 *
 * <p>All steps run in one DoFn: the Direct runner copies every bundle between two DoFns, and on
 * Spark Beam's glue around each element is an eighth of a job's time. Clicks and rejects leave by
 * one output, as a second one would make Spark compute or cache what they share.
 */
public final class PrepareClicks extends PTransform<PCollection<LogRecord>, PCollection<Outcome>> {

  private final ClickPreparation preparation;

  private PrepareClicks(ClickPreparation preparation) {
    this.preparation = preparation;
  }

  /** Does all of that. */
  public static PrepareClicks by(ClickPreparation preparation) {
    return new PrepareClicks(preparation);
  }

  /** Parses, and does nothing else yet. */
  public static PrepareClicks of(long plannedAtMillis, ClickParser parser) {
    return new PrepareClicks(new ClickPreparation(plannedAtMillis, parser, List.of()));
  }

  /** This, and then {@code step} on every click that came so far. */
  public PrepareClicks then(ClickStep step) {
    List<ClickStep> steps = new ArrayList<>(preparation.steps());
    steps.add(step);
    return new PrepareClicks(
        new ClickPreparation(preparation.plannedAtMillis(), preparation.parser(), steps));
  }

  @Override
  public PCollection<Outcome> expand(PCollection<LogRecord> records) {
    return records.apply(ParDo.of(new PrepareFn(preparation))).setCoder(OutcomeCoder.of());
  }

  private static final class PrepareFn extends DoFn<LogRecord, Outcome> {

    private final ClickPreparation preparation;

    PrepareFn(ClickPreparation preparation) {
      this.preparation = preparation;
    }

    @ProcessElement
    public void prepare(@Element LogRecord record, OutputReceiver<Outcome> outcomes) {
      outcomes.output(preparation.prepare(record));
    }
  }
}
