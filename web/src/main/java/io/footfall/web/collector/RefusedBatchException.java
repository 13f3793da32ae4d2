package io.footfall.web.collector;

/** A batch that is not taken, and why, in words for the one who wrote the sender. */
final class RefusedBatchException extends Exception {

  private final Refusal refusal;

  RefusedBatchException(Refusal refusal, String reason) {
    // Without a stack: a flood of them must cost its senders, not this process
    super(reason, null, false, false);
    this.refusal = refusal;
  }

  /** One whose content will never be taken. */
  static RefusedBatchException unfit(String reason) {
    return new RefusedBatchException(Refusal.UNFIT, reason);
  }

  Refusal refusal() {
    return refusal;
  }
}
