package io.footfall.offers.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The right to send one offer, taken before its mail leaves.
 *
 * @param claimId tells this taking from every other of the same key
 * @param code what the offer is redeemed with
 * @param run which run took it
 * @param outcome null while nobody knows what became of the mail
 * @param detail what the mail server said, or who settled it
 */
public record Claim(
    ClaimKey key,
    UUID claimId,
    String visitorId,
    String code,
    String run,
    Instant claimedAt,
    @Nullable ClaimOutcome outcome,
    @Nullable String detail)
    implements Serializable {

  /** Whether the mail may have left or not. */
  public boolean isOpen() {
    return outcome == null;
  }

  /** Whether the offer counts as made: it was, or may have been. */
  public boolean counts() {
    return outcome == null || outcome == ClaimOutcome.SENT;
  }

  public Claim withOutcome(ClaimOutcome became, String said) {
    return new Claim(key, claimId, visitorId, code, run, claimedAt, became, said);
  }
}
