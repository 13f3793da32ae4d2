package io.footfall.web.storefront;

import io.footfall.offers.model.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Who has signed up. What is measured says {@code id} and the visitor only, never the address.
 *
 * @param marketing whether mails with offers are welcome
 * @param visitor as the tracker knows this browser; null where it was not told, so that no offer
 *     can be made to it
 */
record Account(
    String id, String name, String email, boolean marketing, SignUpForm.@Nullable Visitor visitor) {

  Account withMarketing(boolean welcome) {
    return new Account(id, name, email, welcome, visitor);
  }

  /**
   * How the visitor can be written to, if it is known who that is.
   *
   * @param acceptLanguage as the browser says it
   * @param source where consent was given, or not
   */
  Optional<Contact> contact(@Nullable String acceptLanguage, Instant now, String source) {
    return visitor == null
        ? Optional.empty()
        : Optional.of(
            new Contact(
                visitor.id(),
                email,
                name,
                firstLanguageOf(acceptLanguage),
                visitor.timeZone(),
                marketing,
                now,
                source));
  }

  private static @Nullable String firstLanguageOf(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return null;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      String tag = Locale.forLanguageTag(ranges.get(0).getRange()).toLanguageTag();
      return tag.equals("und") ? null : tag;
    } catch (IllegalArgumentException e) {
      // A header that no browser sends: nothing is known of the language
      return null;
    }
  }
}
