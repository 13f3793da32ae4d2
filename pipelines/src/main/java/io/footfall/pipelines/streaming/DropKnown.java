package io.footfall.pipelines.streaming;

import io.footfall.model.Click;
import io.footfall.pipelines.operations.StreamProgress;
import io.footfall.visits.ContentHash;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.SetState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;

/**
 * Lets a bucket's clicks pass that it has not seen. What it has seen is kept in two sets, of this
 * period and of the one before; at the end of a period the older one is forgotten.
 *
 * <p>Periods are of the runner's clock. By the clicks' own, all that is read before the first
 * watermark would be forgotten at once.
 */
final class DropKnown extends DoFn<KV<Integer, Click>, Click> {

  private static final String NOW = "now";
  private static final String BEFORE = "before";
  private static final String PERIOD_ENDS = "periodEnds";

  private final Duration period;

  @StateId(NOW)
  private final StateSpec<SetState<String>> nowSpec = StateSpecs.set(StringUtf8Coder.of());

  @StateId(BEFORE)
  private final StateSpec<SetState<String>> beforeSpec = StateSpecs.set(StringUtf8Coder.of());

  @TimerId(PERIOD_ENDS)
  private final TimerSpec periodEndsSpec = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

  private transient ContentHash contents;

  DropKnown(Duration period) {
    this.period = period;
  }

  @StartBundle
  public void startBundle() {
    contents = new ContentHash();
  }

  @ProcessElement
  public void dropKnown(
      @Element KV<Integer, Click> keyed,
      @StateId(NOW) SetState<String> now,
      @StateId(BEFORE) SetState<String> before,
      @TimerId(PERIOD_ENDS) Timer periodEnds,
      OutputReceiver<Click> unknown) {
    Click click = keyed.getValue();
    String known = click.eventId() + "/" + contents.of(click);
    if (now.contains(known).read() || before.contains(known).read()) {
      StreamProgress.HERE.cameTo(StreamProgress.DUPLICATE);
      return;
    }
    // Where clicks of the period before are known, its end is set: to set it anew would put it off
    if (now.isEmpty().read() && before.isEmpty().read()) {
      periodEnds.offset(period).withNoOutputTimestamp().setRelative();
    }
    now.add(known);
    StreamProgress.HERE.cameTo(StreamProgress.COUNTED);
    unknown.output(click);
  }

  @OnTimer(PERIOD_ENDS)
  public void endPeriod(
      @StateId(NOW) SetState<String> now,
      @StateId(BEFORE) SetState<String> before,
      @TimerId(PERIOD_ENDS) Timer periodEnds) {
    before.clear();
    for (String known : now.read()) {
      before.add(known);
    }
    now.clear();
    if (!before.isEmpty().read()) {
      periodEnds.offset(period).withNoOutputTimestamp().setRelative();
    }
  }
}
