package io.footfall.generators.traffic;

import io.footfall.model.Click;
import io.footfall.model.RejectReason;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A record as it is sent to the log, with the truth about it.
 *
 * @param sentAtMillis when it reaches the log, by the true clock; records come in this order
 * @param key the Kafka key: the visitor id
 * @param value the bytes; null for a tombstone
 * @param click what the record says, at the time that cleaning should arrive at; null for a broken
 *     one
 * @param isDeclaredRobots whether its user agent says that a robot made it, whatever the label
 * @param expectedReject why it should be rejected; null when it should not be
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and counted once; never compared
public record SentRecord(
    long sentAtMillis,
    String key,
    byte @Nullable [] value,
    Label label,
    @Nullable Click click,
    boolean isDeclaredRobots,
    @Nullable RejectReason expectedReject) {

  /** Whether the record should end up as a row of its own. */
  public boolean isToBeStored() {
    return expectedReject == null && label != Label.DUPLICATE;
  }
}
