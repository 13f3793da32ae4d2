package io.footfall.lake.report;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A report as CSV: RFC 4180 with a header, UTF-8, by time and then by name. A number that is zero
 * stands as 0, one that is not known (the median of nothing) as an empty field.
 */
final class ReportTable {

  private static final Comparator<Figure> ORDER =
      Comparator.comparingLong((Figure figure) -> figure.key().startMillis())
          .thenComparing(figure -> figure.key().name());
  private static final int RATE_DIGITS = 6;

  private ReportTable() {}

  /** The file's bytes; the figures are sorted. */
  static byte[] toCsv(Report report, List<Figure> figures) {
    figures.sort(ORDER);
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(report.header());
      for (Figure figure : figures) {
        csv.printRecord(fields(report, figure));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A text takes what is printed", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Object> fields(Report report, Figure figure) {
    Tally tally = figure.tally();
    List<Object> fields = new ArrayList<>();
    String start = Instant.ofEpochMilli(figure.key().startMillis()).toString();
    fields.add(report.grain() == Grain.DAY ? start.substring(0, "2026-03-01".length()) : start);
    if (report.hasNames()) {
      fields.add(figure.key().name());
    }
    report.measures().forEach(measure -> fields.add(tally.sum(measure)));
    if (report.hasVisitors()) {
      fields.add(tally.visitors());
    }
    if (report.hasDurations()) {
      fields.add(known(tally.durationPercentile(0.5)));
      fields.add(known(tally.durationPercentile(0.9)));
    }
    if (report.hasConversion()) {
      fields.add(rate(tally.sum(Measure.CONVERTED_VISITS), tally.sum(Measure.VISITS)));
    }
    return fields;
  }

  private static Object known(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : "";
  }

  private static Object rate(long part, long whole) {
    return whole == 0
        ? ""
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), RATE_DIGITS, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
