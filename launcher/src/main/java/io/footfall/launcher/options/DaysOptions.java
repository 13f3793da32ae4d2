package io.footfall.launcher.options;

import io.footfall.model.WrongOptionException;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.insights.Days;
import java.time.LocalDate;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Which days. */
@OptionGroup("Days")
public final class DaysOptions {

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day, in UTC, such as 2026-03-01.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The last day, itself included (default: the first).")
  private @Nullable LocalDate to;

  /** The days that were named; empty where none was. */
  public Optional<Days> days() {
    if (from == null && to == null) {
      return Optional.empty();
    }
    if (from == null) {
      throw new WrongOptionException("--to needs --from: name the first day too");
    }
    return Optional.of(new Days(from, to == null ? from : to));
  }
}
