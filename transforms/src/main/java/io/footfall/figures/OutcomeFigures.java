package io.footfall.figures;

import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Finding;
import io.footfall.model.Reject;
import io.footfall.model.Remark;
import io.footfall.model.Slice;

/** The ledger of a slice: each record's outcome once, and beside it the remarks. */
final class OutcomeFigures implements FigureRule<Finding> {

  private final long plannedAtMillis;
  private final String prefix;
  private final String stored;
  private final String duplicate;

  OutcomeFigures(Slice slice) {
    plannedAtMillis = slice.plannedAtMillis();
    prefix = slice.number() + "/";
    stored = prefix + "stored";
    duplicate = prefix + "duplicate";
  }

  @Override
  public void count(Finding finding, FigureSheet sheet) {
    if (finding instanceof Click) {
      add(stored, sheet);
    } else if (finding instanceof Duplicate) {
      add(duplicate, sheet);
    } else if (finding instanceof Reject reject) {
      add(prefix + "rejected." + reject.reason().wireName(), sheet);
    } else if (finding instanceof Remark remark) {
      add(prefix + remark.subject().wireName(), sheet);
    }
  }

  private void add(String name, FigureSheet sheet) {
    sheet.at(FigureKind.OUTCOME, plannedAtMillis, name).add(Measure.EVENTS, 1);
  }
}
