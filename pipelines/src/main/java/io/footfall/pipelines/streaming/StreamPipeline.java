package io.footfall.pipelines.streaming;

import io.footfall.figures.CountInWindows;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Click;
import io.footfall.pipelines.clickstream.ClickstreamPipeline;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.IndexPanes;
import io.footfall.pipelines.kafka.SendRejects;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.ClickStep;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: the clicks topic, for ever. Goes out: every figure that is counted by clicks, by
 * minute, hour and day, indexed as it grows; and each reject with its reason. For runners with
 * streaming of their own; what it leaves to slices stands in {@code docs/streaming.md}.
 */
public final class StreamPipeline {

  private StreamPipeline() {}

  /** Adds the data's journey to the pipeline. */
  public static void build(
      Pipeline pipeline, ClickstreamSettings settings, StreamTiming timing, long startedAtMillis) {
    PCollection<Click> clicks =
        pipeline
            .apply("ReadLog", ReadLog.of(settings.kafka(), settings.topic(), timing))
            .apply("PrepareRecords", PrepareRecords.by(preparation(settings, timing)))
            .apply("SendRejects", SendRejects.to(settings.kafka(), settings.rejectsTopic()))
            .apply("DropDuplicates", DropDuplicates.within(timing, settings.buckets()))
            .apply("AtTheirOwnTime", AtTheirOwnTime.create());
    for (Grain grain : Grain.values()) {
      clicks
          .apply("IntoWindowsBy" + grain, IntoWindows.of(grain, timing))
          .apply("CountBy" + grain, CountInWindows.of(grain))
          .apply(
              "IndexBy" + grain,
              IndexPanes.to(
                  settings.elasticsearch(),
                  settings.kafka(),
                  settings.rejectsTopic(),
                  source(settings),
                  startedAtMillis));
    }
  }

  /**
   * What figures of the stream are of: not the source of slices, whose figures hold visits too and
   * would be written over.
   */
  public static String source(ClickstreamSettings settings) {
    return settings.source() + "/stream";
  }

  private static ClickPreparation preparation(ClickstreamSettings settings, StreamTiming timing) {
    ClickPreparation ofSlices = ClickstreamPipeline.preparation(0, settings);
    List<ClickStep> steps = new ArrayList<>(ofSlices.steps());
    steps.add(RefuseForgotten.after(timing.allowedLateness()));
    return new ClickPreparation(ofSlices.plannedAtMillis(), ofSlices.parser(), steps);
  }
}
