package io.footfall.offers.compose;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes text that strangers wrote (names, products, categories) fit for a mail: one line, short,
 * with nothing that steers how the rest is shown. Markup is the templates' to escape.
 */
final class PlainText {

  private static final int LONGEST = 60;

  /** Controls, line ends of every kind, and marks that turn the direction of writing. */
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Mail programs make links of these by themselves. */
  private static final Pattern LINK =
      Pattern.compile("://|www\\.|@|\\b[\\p{L}\\d-]+\\.\\p{L}{2,}(?:\\b|/)");

  private PlainText() {}

  /** The text in one line of at most 60 characters; empty where nothing fit is left. */
  static Optional<String> of(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String line = SPACES.matcher(STEERING.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
    if (line.isEmpty() || LINK.matcher(line.toLowerCase(Locale.ROOT)).find()) {
      return Optional.empty();
    }
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return Optional.of(line.substring(0, end));
  }
}
