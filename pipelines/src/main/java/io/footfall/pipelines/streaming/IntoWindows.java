package io.footfall.pipelines.streaming;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Click;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Trigger.OnceTrigger;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Clicks in; the same clicks out, in windows of a grain, each to be counted in accumulating panes:
 * early ones while the window fills, one on time when the watermark passes its end, and late ones
 * until it is forgotten. A pane that nothing was added to is not fired.
 */
public final class IntoWindows extends PTransform<PCollection<Click>, PCollection<Click>> {

  private static final int SELDOMER = 12;

  private final Grain grain;
  private final StreamTiming timing;

  private IntoWindows(Grain grain, StreamTiming timing) {
    this.grain = grain;
    this.timing = timing;
  }

  /** As long as a piece of time of that grain, and beginning where it begins. */
  public static IntoWindows of(Grain grain, StreamTiming timing) {
    return new IntoWindows(grain, timing);
  }

  @Override
  public PCollection<Click> expand(PCollection<Click> clicks) {
    return clicks.apply(
        "Windows",
        Window.<Click>into(FixedWindows.of(Duration.millis(grain.millis())))
            .triggering(
                AfterWatermark.pastEndOfWindow().withEarlyFirings(soon()).withLateFirings(soon()))
            .withAllowedLateness(
                timing.beamAllowedLateness(), Window.ClosingBehavior.FIRE_IF_NON_EMPTY)
            .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
            .accumulatingFiredPanes());
  }

  /** A pane of an hour or a day holds much that has not changed, so it fires more seldom. */
  private OnceTrigger soon() {
    return AfterProcessingTime.pastFirstElementInPane()
        .plusDelayOf(timing.beamEarlyInterval().multipliedBy(grain == Grain.MINUTE ? 1 : SELDOMER));
  }
}
