package io.footfall.pipelines.streaming;

import io.footfall.model.Click;
import io.footfall.model.RejectReason;
import io.footfall.prepare.ClickStep;
import io.footfall.prepare.RefusedClick;
import java.time.Duration;

/**
 * A click in; the same click out, unless it came into the log so long after its time that its
 * window may be forgotten: that one is refused as too late, so that nothing is dropped in silence.
 *
 * <p>The watermark is behind the time of every record still to be read, by its delay at least, and
 * a window is kept for the allowed lateness after the watermark has passed its end. So a click that
 * is let through finds its window, if the log's times are no more out of order than the delay.
 */
public final class RefuseForgotten implements ClickStep {

  private final Duration allowedLateness;

  private RefuseForgotten(Duration allowedLateness) {
    this.allowedLateness = allowedLateness;
  }

  /** For windows that are kept so long. */
  public static RefuseForgotten after(Duration allowedLateness) {
    return new RefuseForgotten(allowedLateness);
  }

  @Override
  public String stage() {
    return "window";
  }

  @Override
  public Click apply(Click click, long loggedAtMillis) throws RefusedClick {
    Duration lateness = Duration.ofMillis(loggedAtMillis - click.occurredAt());
    if (lateness.compareTo(allowedLateness) > 0) {
      throw new RefusedClick(
          RejectReason.TOO_LATE,
          "occurred_at is "
              + lateness
              + " before the record's time in the log; --maxLateness allows "
              + allowedLateness);
    }
    return click;
  }
}
