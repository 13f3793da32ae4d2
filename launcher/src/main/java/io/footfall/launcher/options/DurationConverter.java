package io.footfall.launcher.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a length of time as people write it, {@code 15m}, or as the standard does, {@code PT15M}.
 */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(
          upper.startsWith("P") ? upper : (upper.endsWith("D") ? "P" : "PT") + upper);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("must be like 15m, 2h or PT15M, not " + text);
    }
  }
}
