package io.footfall.pipelines.insights;

import io.footfall.figures.CountFigures;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKind;
import io.footfall.figures.TakeRowsApart;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.IndexFigures;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Comes in: whole days. The figures of these days are counted again, from the stored clicks and by
 * the same rules as the live ones, and held against what Cassandra and Elasticsearch have, field by
 * field. For a closed day (no click of it is accepted any more) there is no difference, to the last
 * digit. Counting again is a function of what is stored: it can be repeated at any time.
 *
 * <p>Rewriting and restoring add what only whole days give, who came again and the most walked
 * paths, and go on to write what Elasticsearch has otherwise, or not at all, in its place: an index
 * that was dropped is filled again. On a day that is still open the clickstream may be ahead of
 * what was read; what it indexes next is right again.
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
    index(
        pipeline.apply("RedrawVisits", RedrawVisits.of(settings, days, asOf)),
        CheckFigures.of(settings, days, run),
        days,
        asOf,
        settings);
  }

  /**
   * Adds the counting, the check, and the writing of what was found to be wrong in Cassandra's
   * figures and visits too, not in the index alone: after stored clicks have been corrected, and
   * while nobody runs a slice.
   *
   * @param last the last slice
   */
  public static void restore(
      Pipeline pipeline, Days days, Slice last, ClickstreamSettings settings, String run) {
    index(
        pipeline.apply("RedrawVisits", RedrawVisits.of(settings, days, last).replacingStored()),
        CheckFigures.of(settings, days, run).mendingAfter(last),
        days,
        last,
        settings);
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
    PCollection<Figure> unused =
        checked(findings, CheckFigures.of(settings, days, run), days, asOf);
  }

  private static PCollection<Figure> wrongFigures(
      Pipeline pipeline, Days days, Slice asOf, ClickstreamSettings settings, String run) {
    return checked(
        pipeline.apply("RedrawVisits", RedrawVisits.of(settings, days, asOf)),
        CheckFigures.of(settings, days, run),
        days,
        asOf);
  }

  private static void index(
      PCollection<Finding> findings,
      CheckFigures check,
      Days days,
      Slice asOf,
      ClickstreamSettings settings) {
    PCollectionList.of(checked(findings, check, days, asOf))
        .and(findings.apply("CountPaths", CountPaths.of(days)))
        .and(findings.apply("CountReturns", CountReturns.of(days)))
        .apply("Together", Flatten.pCollections())
        .apply(
            "IndexFigures",
            IndexFigures.to(
                    settings.elasticsearch(), settings.kafka(), settings.rejectsTopic(), asOf)
                .overwriting());
  }

  private static PCollection<Figure> checked(
      PCollection<Finding> findings, CheckFigures check, Days days, Slice asOf) {
    return findings
        .apply("CountFigures", CountFigures.of(asOf))
        .apply("TakeRowsApart", TakeRowsApart.create())
        .apply("KeepDays", Filter.by(figure -> isRecounted(figure, days)))
        .apply("CheckFigures", check);
  }

  /** Visits reach into other days, which are not whole here; the ledger is the journal's. */
  private static boolean isRecounted(Figure figure, Days days) {
    FigureKind kind = figure.key().kind();
    return kind != FigureKind.OUTCOME && kind != FigureKind.LEDGER && days.hold(figure.key());
  }
}
