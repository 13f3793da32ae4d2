package io.footfall.pipelines.clickstream;

import io.footfall.figures.CountFigures;
import io.footfall.figures.MergeFigures;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.StoreClicks;
import io.footfall.pipelines.cassandra.StoreVisits;
import io.footfall.pipelines.elasticsearch.IndexFigures;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.pipelines.kafka.SendRejects;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.PrepareClicks;
import io.footfall.prepare.json.ParseClicks;
import io.footfall.visits.FollowVisitors;
import org.apache.beam.sdk.Pipeline;

/**
 * Comes in: a slice of the clicks topic. Goes out: each click as a row, each visit as it now
 * stands, each reject with its reason, and every figure that the slice changed or settles, merged
 * and indexed. Running it again, wholly or after any part of it, leaves what one run leaves.
 *
 * <p>One line, no branches: a sink passes on what it was given. On Spark a branch would be an
 * action of its own, and what it shares with the others would be computed again.
 */
public final class ClickstreamPipeline {

  private ClickstreamPipeline() {}

  /** Adds the data's journey to the pipeline. */
  public static void build(Pipeline pipeline, Slice slice, ClickstreamSettings settings) {
    pipeline
        .apply("ReadSlice", ReadSlice.of(settings.kafka(), slice))
        .apply("PrepareClicks", PrepareClicks.by(preparation(slice.plannedAtMillis(), settings)))
        .apply(
            "FollowVisitors",
            FollowVisitors.of(slice, settings.visitorStore())
                .withRules(settings.visits())
                .withBuckets(settings.buckets()))
        .apply("StoreClicks", StoreClicks.to(settings.cassandra(), settings.buckets()))
        .apply("StoreVisits", StoreVisits.to(settings.cassandra(), settings.buckets(), slice))
        .apply("SendRejects", SendRejects.to(settings.kafka(), settings.rejectsTopic()))
        .apply("CountFigures", CountFigures.of(slice).deferringIn(settings.deferredFigures()))
        .apply("MergeFigures", MergeFigures.of(slice, settings.figureStore()))
        .apply(
            "IndexFigures",
            IndexFigures.to(
                settings.elasticsearch(), settings.kafka(), settings.rejectsTopic(), slice));
  }

  /**
   * What a record of a slice planned at that time is put through, before its visitor is followed.
   */
  public static ClickPreparation preparation(long plannedAtMillis, ClickstreamSettings settings) {
    return new ClickPreparation(plannedAtMillis, ParseClicks.create(), settings.preparation());
  }
}
