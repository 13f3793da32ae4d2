package io.footfall.lake.report;

import io.footfall.figures.CountFigures;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKind;
import io.footfall.figures.TakeRowsApart;
import io.footfall.model.Slice;
import io.footfall.pipelines.insights.Days;
import java.time.LocalDate;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Filter;

/**
 * Comes in: a day of the compacted lake. Goes out: its figures by the day and by the hour, as CSV,
 * counted by the rules of the live ones.
 */
final class DailyReportPipeline {

  private DailyReportPipeline() {}

  static void build(
      Pipeline pipeline, LocalDate day, Slice asOf, RedrawLakeVisits clicks, WriteReports reports) {
    Days days = new Days(day, day);
    pipeline
        .apply("RedrawVisits", clicks)
        .apply("CountFigures", CountFigures.of(asOf))
        .apply("TakeRowsApart", TakeRowsApart.create())
        .apply("KeepDay", Filter.by(figure -> isReported(figure, days)))
        .apply("WriteReports", reports);
  }

  private static boolean isReported(Figure figure, Days days) {
    return figure.key().kind() != FigureKind.OUTCOME && days.hold(figure.key());
  }
}
