package io.footfall.web.storefront;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as shoppers read them. */
final class Money {

  private Money() {}

  /** {@code 4990, EUR} is {@code €49.90}. */
  static String text(long minor, String currencyCode) {
    Currency currency = Currency.getInstance(currencyCode);
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
    format.setCurrency(currency);
    return format.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()));
  }
}
