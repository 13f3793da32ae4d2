package io.footfall.lake.table;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An hour of event time in UTC: the unit of folders and of compaction. */
public record LakeHour(long epochHour) implements Serializable, Comparable<LakeHour> {

  private static final long MILLIS = 3_600_000;
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("'year='uuuu/'month='MM/'day='dd/'hour='HH", Locale.ROOT);

  private static final Pattern PATH =
      Pattern.compile("year=(\\d+)/month=(\\d\\d)/day=(\\d\\d)/hour=(\\d\\d)/");

  /** The hour that the moment falls into. */
  public static LakeHour of(long millis) {
    return new LakeHour(Math.floorDiv(millis, MILLIS));
  }

  /** The hour whose {@link #toString} this is. */
  public static LakeHour parse(String text) {
    return of(LocalDateTime.parse(text + ":00").toInstant(ZoneOffset.UTC).toEpochMilli());
  }

  /** The hour in whose folder the file at that path lies. */
  public static LakeHour ofPath(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "Not in a folder year=/month=/day=/hour= of the lake: " + path);
    }
    return parse(
        matcher.group(1)
            + "-"
            + matcher.group(2)
            + "-"
            + matcher.group(3)
            + "T"
            + matcher.group(4));
  }

  /** When it begins. */
  public long fromMillis() {
    return epochHour * MILLIS;
  }

  /** When it is over. */
  public long toMillis() {
    return fromMillis() + MILLIS;
  }

  /** The day that it belongs to. */
  public LocalDate day() {
    return dateTime().toLocalDate();
  }

  /** Where its files lie: {@code year=2026/month=03/day=01/hour=10}, as Hive has it. */
  public String folder() {
    return FOLDER.format(dateTime());
  }

  @Override
  public int compareTo(LakeHour other) {
    return Long.compare(epochHour, other.epochHour);
  }

  /** As manifests have it: {@code 2026-03-01T10}. */
  @Override
  public String toString() {
    return dateTime().toString().substring(0, "2026-03-01T10".length());
  }

  private LocalDateTime dateTime() {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(fromMillis()), ZoneOffset.UTC);
  }
}
