package io.footfall.lake.land;

import io.footfall.model.Slice;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.json.ParseClicks;
import org.apache.beam.sdk.Pipeline;

/**
 * Comes in: a slice of the clicks topic. Goes out: its accepted clicks, cleaned and enriched as the
 * clickstream has them, as files of the lake. Duplicates are dropped when the lake is compacted: to
 * tell them takes a visitor's other clicks, and landing reads nothing but its slice.
 */
public final class LakePipeline {

  private LakePipeline() {}

  /** Adds the data's journey to the pipeline. */
  public static void build(Pipeline pipeline, Slice slice, LakeSettings settings) {
    pipeline
        .apply("ReadSlice", ReadSlice.of(settings.kafka(), slice))
        .apply(
            "LandClicks",
            LandClicks.of(
                slice,
                settings,
                new ClickPreparation(
                    slice.plannedAtMillis(), ParseClicks.create(), settings.preparation())));
  }
}
