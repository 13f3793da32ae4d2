package io.footfall.offers.model;

import java.util.Arrays;
import java.util.Locale;

/**
 * What came of looking at a visitor: exactly one for each, and no other. In the order in which the
 * reasons are tried.
 */
public enum Verdict {
  /** Only robots' visits. */
  ROBOT(Kind.NOT_FREQUENT),
  TOO_FEW_VISITS(Kind.NOT_FREQUENT),
  TOO_LITTLE_ENGAGED(Kind.NOT_FREQUENT),
  /** Frequent, but bought something, where the rule asks for who did not. */
  HAS_BOUGHT(Kind.HELD_BACK),
  /** No address is known. */
  NO_CONTACT(Kind.HELD_BACK),
  NO_CONSENT(Kind.HELD_BACK),
  /** What the contact has is no address that mail can go to. */
  BAD_ADDRESS(Kind.HELD_BACK),
  OPTED_OUT(Kind.HELD_BACK),
  BOUNCED(Kind.HELD_BACK),
  COMPLAINED(Kind.HELD_BACK),
  /** This campaign's offer was claimed, and nobody knows whether its mail has left. */
  OPEN_CLAIM(Kind.HELD_BACK),
  /** The campaign's offer went there already, within the time that it is not repeated. */
  ALREADY_OFFERED(Kind.HELD_BACK),
  /** Enough offers of any campaign. */
  CAP_REACHED(Kind.HELD_BACK),
  QUIET_HOURS(Kind.HELD_BACK),
  /** Looked at no product of the category that the rule names. */
  OUT_OF_SEGMENT(Kind.HELD_BACK),
  /** A dry run would have sent it. */
  WOULD_SEND(Kind.SENT),
  SENT(Kind.SENT),
  /** The mail server refused it for good. */
  REFUSED(Kind.FAILED),
  /** The mail server refused it for now, and again after every try; a later run tries again. */
  NOT_TAKEN(Kind.FAILED),
  /** The connection broke while the server took it: it may have left or not; its claim is open. */
  UNKNOWN(Kind.FAILED);

  /** What a summary adds up. */
  public enum Kind {
    NOT_FREQUENT,
    HELD_BACK,
    SENT,
    FAILED
  }

  private final Kind kind;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  Verdict(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** As it stands in tables and summaries: {@code too_few_visits}. */
  public String wireName() {
    return wireName;
  }

  /** The verdict of that name. */
  public static Verdict ofWireName(String name) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.wireName.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("A verdict of a later build: " + name));
  }
}
