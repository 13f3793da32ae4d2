package io.footfall.figures;

import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Finding;
import io.footfall.model.Reject;
import io.footfall.model.Remark;
import io.footfall.model.Slice;
import java.util.HashMap;
import java.util.Map;

/**
 * The ledger of a slice, and what it adds to the sums over slices: each record's outcome once, and
 * beside it the remarks.
 */
final class OutcomeFigures implements FigureRule<Finding> {

  private final long plannedAtMillis;
  private final String prefix;

  /** The names of the slice's entries, by outcome. */
  private final Map<String, String> entries = new HashMap<>();

  OutcomeFigures(Slice slice) {
    plannedAtMillis = slice.plannedAtMillis();
    prefix = slice.number() + "/";
  }

  @Override
  public void count(Finding finding, FigureSheet sheet) {
    if (finding instanceof Click) {
      add("stored", sheet);
    } else if (finding instanceof Duplicate) {
      add("duplicate", sheet);
    } else if (finding instanceof Reject reject) {
      add("rejected." + reject.reason().wireName(), sheet);
    } else if (finding instanceof Remark remark) {
      add(remark.subject().wireName(), sheet);
    }
  }

  private void add(String outcome, FigureSheet sheet) {
    String entry = entries.computeIfAbsent(outcome, prefix::concat);
    sheet.at(FigureKind.OUTCOME, plannedAtMillis, entry).add(Measure.EVENTS, 1);
    sheet.at(FigureKind.LEDGER, plannedAtMillis, outcome).add(Measure.EVENTS, 1);
  }
}
