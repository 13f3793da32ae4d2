package io.footfall.prepare;

import io.footfall.model.RejectReason;

/**
 * A step's verdict that a record can't be a stored click: why, from the closed list, and in words
 * that name the field and the remedy. Checked, so that no caller forgets it; without a stack trace,
 * as a flood of bad records must not cost more than good ones.
 */
public final class RefusedClick extends Exception {

  private final RejectReason reason;

  public RefusedClick(RejectReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }
}
