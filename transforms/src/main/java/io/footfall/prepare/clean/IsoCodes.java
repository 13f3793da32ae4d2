package io.footfall.prepare.clean;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Codes in upper case, checked against the JDK's copies of ISO 3166-1 alpha-2 and ISO 4217. */
final class IsoCodes {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private IsoCodes() {}

  static @Nullable String country(String field, @Nullable String code) throws RefusedClick {
    return known(
        field, code, COUNTRIES, RejectReason.UNKNOWN_COUNTRY, "ISO 3166-1 alpha-2, such as DE");
  }

  static @Nullable String currency(String field, @Nullable String code) throws RefusedClick {
    return known(field, code, CURRENCIES, RejectReason.UNKNOWN_CURRENCY, "ISO 4217, such as EUR");
  }

  private static @Nullable String known(
      String field, @Nullable String code, Set<String> codes, RejectReason reason, String standard)
      throws RefusedClick {
    if (code == null || codes.contains(code)) {
      return code;
    }
    String normal = code.strip().toUpperCase(Locale.ROOT);
    if (normal.isEmpty()) {
      return null;
    }
    if (!codes.contains(normal)) {
      String shown = normal.length() > 20 ? normal.substring(0, 20) + "..." : normal;
      throw new RefusedClick(reason, field + " must be of " + standard + ": \"" + shown + "\"");
    }
    return normal;
  }
}
