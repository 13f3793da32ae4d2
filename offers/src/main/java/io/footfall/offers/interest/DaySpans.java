package io.footfall.offers.interest;

import io.footfall.offers.model.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of time, joined where they touch and cut at midnight (UTC): each piece is one read of
 * one partition, and nothing is read twice.
 */
final class DaySpans {

  /** A stretch within a day. */
  record Piece(LocalDate day, Span span) {}

  private DaySpans() {}

  /** In order of time, whatever the order of the spans. */
  static List<Piece> of(List<Span> spans) {
    List<Piece> pieces = new ArrayList<>();
    for (Span span : joined(spans)) {
      long from = span.fromMillis();
      while (from <= span.toMillis()) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(from), ZoneOffset.UTC);
        long lastOfDay =
            day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() - 1;
        pieces.add(new Piece(day, new Span(from, Math.min(lastOfDay, span.toMillis()))));
        from = lastOfDay + 1;
      }
    }
    return pieces;
  }

  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    List<Span> inOrder = spans.stream().sorted(Comparator.comparingLong(Span::fromMillis)).toList();
    for (Span span : inOrder) {
      int last = joined.size() - 1;
      if (last >= 0 && span.fromMillis() <= joined.get(last).toMillis()) {
        Span before = joined.get(last);
        joined.set(
            last, new Span(before.fromMillis(), Math.max(before.toMillis(), span.toMillis())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
