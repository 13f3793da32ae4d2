package io.footfall.pipelines.insights;

import io.footfall.figures.CountFigures;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKind;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.IndexFigures;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: whole days. The figures of these days are counted again, from the stored clicks and by
 * the same rules as the live ones, and held against what Cassandra and Elasticsearch have, field by
 * field. For a closed day (no click of it is accepted any more) there is no difference, to the last
 * digit. Counting again is a function of what is stored: it can be repeated at any time.
 *
 * <p>Rewriting goes on to write what Elasticsearch has otherwise, or not at all, in its place: an
 * index that was dropped is filled again. On a day that is still open the clickstream may be ahead
 * of what was read; what it indexes next is right again.
 */
public final class InsightsPipeline {

  private InsightsPipeline() {}

  /**
   * Adds the counting and the check.
   *
   * @param asOf the last slice: as the stores stand after it, they are read
   * @param run the name under which the results of the check are kept
   */
  public static void check(
      Pipeline pipeline, Days days, Slice asOf, ClickstreamSettings settings, String run) {
    PCollection<Figure> unused = wrongFigures(pipeline, days, asOf, settings, run);
  }

  /** Adds the counting, the check, and the writing of what the check found to be wrong. */
  public static void rewrite(
      Pipeline pipeline, Days days, Slice asOf, ClickstreamSettings settings, String run) {
    wrongFigures(pipeline, days, asOf, settings, run)
        .apply(
            "IndexFigures",
            IndexFigures.to(
                settings.elasticsearch(), settings.kafka(), settings.rejectsTopic(), asOf));
  }

  /**
   * Counts findings of whole days that come from elsewhere (a copy of the stored clicks), and holds
   * that against what Cassandra and Elasticsearch have.
   */
  public static void checkAgainst(
      PCollection<Finding> findings,
      Days days,
      Slice asOf,
      ClickstreamSettings settings,
      String run) {
    PCollection<Figure> unused = wrongFigures(findings, days, asOf, settings, run);
  }

  private static PCollection<Figure> wrongFigures(
      Pipeline pipeline, Days days, Slice asOf, ClickstreamSettings settings, String run) {
    return wrongFigures(
        pipeline.apply("RedrawVisits", RedrawVisits.of(settings, days, asOf)),
        days,
        asOf,
        settings,
        run);
  }

  private static PCollection<Figure> wrongFigures(
      PCollection<Finding> findings,
      Days days,
      Slice asOf,
      ClickstreamSettings settings,
      String run) {
    return findings
        .apply("CountFigures", CountFigures.of(asOf))
        .apply("KeepDays", Filter.by(figure -> isRecounted(figure, days)))
        .apply("CheckFigures", CheckFigures.of(settings, days, run));
  }

  /** Visits reach into other days, which are not whole here; the ledger is the journal's. */
  private static boolean isRecounted(Figure figure, Days days) {
    return figure.key().kind() != FigureKind.OUTCOME && days.hold(figure.key());
  }
}
