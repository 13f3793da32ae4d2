package io.footfall.offers.model;

import java.util.Locale;

/** Why a recipient is not written to any more. */
public enum SuppressionReason {
  OPT_OUT(Verdict.OPTED_OUT),
  HARD_BOUNCE(Verdict.BOUNCED),
  COMPLAINT(Verdict.COMPLAINED);

  private final Verdict verdict;

  SuppressionReason(Verdict verdict) {
    this.verdict = verdict;
  }

  /** What it means for an offer. */
  public Verdict verdict() {
    return verdict;
  }

  /** As it stands in the table: {@code opt_out}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static SuppressionReason ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
