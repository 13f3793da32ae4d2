package io.footfall.prepare;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.Reject;
import java.io.Serializable;
import java.util.List;

/**
 * One record in, exactly one outcome out: the click that all steps agree on, or the reject of the
 * first step that refused it, with the record's bytes as they were and the plan's time.
 */
public record ClickPreparation(long plannedAtMillis, ClickParser parser, List<ClickStep> steps)
    implements Serializable {

  public ClickPreparation {
    steps = List.copyOf(steps);
  }

  /** A parser and the steps after it, in this order. */
  public static ClickPreparation of(long plannedAtMillis, ClickParser parser, ClickStep... steps) {
    return new ClickPreparation(plannedAtMillis, parser, List.of(steps));
  }

  /** The same, as of a slice that was planned at another time. */
  public ClickPreparation asOf(long otherMillis) {
    return new ClickPreparation(otherMillis, parser, steps);
  }

  /** What becomes of the record. */
  public Outcome prepare(LogRecord record) {
    String stage = parser.stage();
    try {
      Click click = parser.parse(record);
      for (ClickStep step : steps) {
        stage = step.stage();
        click = step.apply(click, plannedAtMillis);
      }
      return click;
    } catch (RefusedClick refusal) {
      return new Reject(
          record.position(),
          stage,
          refusal.reason(),
          refusal.getMessage(),
          record.value(),
          plannedAtMillis);
    }
  }
}
