package io.footfall.launcher.options;

import io.footfall.model.WrongOptionException;
import io.footfall.options.OptionGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Whether a command does its work once, every so often, or every day at a time. */
@OptionGroup("When")
public final class ScheduleOptions {

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description =
          "Do it again and again, so long after the end of the last time, until Ctrl-C: 15m, PT15M.",
      converter = DurationConverter.class)
  private @Nullable Duration every;

  @Option(
      names = "--daily",
      paramLabel = "TIME",
      description = "Do it now, and then every day at this time, in UTC, until Ctrl-C: 02:30.")
  private @Nullable LocalTime daily;

  /**
   * When the next turn is due if one ended {@code now}, in whole seconds; empty where the command
   * is to do its work once.
   *
   * @throws IllegalArgumentException if both options were given
   */
  public Optional<Instant> nextAfter(Instant now) {
    if (every != null && daily != null) {
      throw new WrongOptionException("--every and --daily exclude each other: give one");
    }
    if (every != null) {
      return Optional.of(now.plus(every).truncatedTo(ChronoUnit.SECONDS));
    }
    return Optional.ofNullable(daily).map(time -> nextAt(time, now));
  }

  private static Instant nextAt(LocalTime time, Instant now) {
    Instant today = now.atOffset(ZoneOffset.UTC).with(time).toInstant();
    return today.isAfter(now) ? today : today.plus(1, ChronoUnit.DAYS);
  }
}
