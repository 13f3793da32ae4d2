package io.footfall.launcher.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a length of time as people write it, {@code 15m}, or as the standard does, {@code PT15M}.
 * No option of ours has a use for one below zero.
 */
public final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    Duration duration = parse(text);
    if (duration.isNegative()) {
      throw new TypeConversionException("must not be below zero: " + text);
    }
    return duration;
  }

  private static Duration parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    boolean isStandard = upper.startsWith("P") || upper.startsWith("-P");
    try {
      return Duration.parse(isStandard ? upper : (upper.endsWith("D") ? "P" : "PT") + upper);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("must be like 15m, 2h or PT15M, not " + text);
    }
  }
}
