package io.footfall.model;

import java.util.Locale;

/** Why a record can't be stored: a closed list, so that it can be counted and alerted on. */
public enum RejectReason {
  /** No value at all (a tombstone) or only white space. */
  EMPTY,
  /** Larger than 64 KiB. */
  TOO_LARGE,
  INVALID_UTF8,
  /**
   * Not one JSON object: broken syntax, a second key of the same name, trailing characters, nested
   * too deep.
   */
  MALFORMED_JSON,
  UNSUPPORTED_VERSION,
  MISSING_FIELD,
  WRONG_TYPE,
  /**
   * The right type with an impossible value: a negative quantity, a control character, a malformed
   * id.
   */
  INVALID_VALUE,
  UNKNOWN_EVENT_TYPE,
  INVALID_URL,
  /** Not in ISO 4217. */
  UNKNOWN_CURRENCY,
  /** Not in ISO 3166-1 alpha-2. */
  UNKNOWN_COUNTRY,
  /** The visitor did not agree to be measured. */
  NO_CONSENT,
  /** Happened longer ago than {@code --maxLateness} when it was received. */
  TOO_LATE,
  /** Claims to happen after it was received, even with the clock's skew taken off. */
  FROM_THE_FUTURE,
  /** A figure, not a record: Elasticsearch refused the document for good. */
  NOT_INDEXABLE;

  /** As it stands in topics, figures and documents: {@code malformed_json}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
