package io.footfall.offers.model;

import java.util.Locale;

/** What became of a claimed offer. */
public enum ClaimOutcome {
  /** The mail server took the mail. */
  SENT,
  /** The mail server refused it for good. */
  REFUSED,
  /** The mail has certainly not left, and may be offered again. */
  RELEASED;

  /** As it stands in the table. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ClaimOutcome ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
