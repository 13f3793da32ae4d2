package io.footfall.offers.model;

import java.io.Serializable;
import java.time.Instant;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How a visitor can be written to.
 *
 * @param firstName as the visitor wrote it, whatever it may hold; null where none is known
 * @param locale a language tag such as {@code de-DE}; null where none is known
 * @param timeZone such as {@code Europe/Berlin}; null where none is known
 * @param marketing whether offers are welcome
 * @param consentAt when that was said
 * @param consentSource where: {@code sign-up}, {@code account}
 */
public record Contact(
    String visitorId,
    String email,
    @Nullable String firstName,
    @Nullable String locale,
    @Nullable String timeZone,
    boolean marketing,
    Instant consentAt,
    String consentSource)
    implements Serializable {

  /** Who it is stays out of logs. */
  @Override
  public String toString() {
    return "contact of " + visitorId;
  }
}
