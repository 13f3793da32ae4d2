package io.footfall.prepare;

import io.footfall.model.Click;
import java.io.Serializable;

/**
 * A later step: makes a better click of a click, looking at nothing but the click and the time of
 * the slice's plan. Called by several threads at once.
 */
public interface ClickStep extends Serializable {

  /** What rejects call this stage. */
  String stage();

  /**
   * The click to go on with; refused when it can't be stored.
   *
   * @param plannedAtMillis when the slice was planned: the only clock
   */
  Click apply(Click click, long plannedAtMillis) throws RefusedClick;
}
