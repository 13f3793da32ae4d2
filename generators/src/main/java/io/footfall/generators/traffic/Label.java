package io.footfall.generators.traffic;

import java.util.Locale;

/** What a generated record is. Every record has exactly one label; the truth counts by it. */
public enum Label {
  /** A shopper's click, sent at once by a device with a right clock. */
  PLAIN,
  /** A click that was held back, by up to two days, on a device without a network. */
  LATE,
  /** A click of a device whose clock is wrong by up to some hours. */
  SKEWED,
  /** A click of a robot that says in its user agent that it is one. */
  BOT,
  /** A click of a robot that says it is a browser, and is known only by how it walks. */
  BOT_IN_DISGUISE,
  /** A record sent a second time: the same event id, the same content. */
  DUPLICATE,
  /** An event id that was used before, with other content. */
  CONFLICT,
  /** A record that no one should store. */
  BROKEN;

  /** As it stands in the truth's JSON. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
