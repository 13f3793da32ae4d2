package io.footfall.benchmarks.sinks;

import io.footfall.coders.FindingCoder;
import io.footfall.figures.CountFigures;
import io.footfall.figures.FigureKind;
import io.footfall.figures.MergeFigures;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.StoreClicks;
import io.footfall.pipelines.clickstream.ClickstreamPipeline;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.SliceJob;
import io.footfall.prepare.PrepareClicks;
import java.util.EnumSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The clickstream without visitors and their figures: each click of a slice becomes a row, and the
 * slice's outcomes are counted, without which its journal would not balance.
 */
record ClicksJob(ClickstreamSettings settings, RunnerSession session) implements SliceJob {

  @Override
  public void run(Slice slice) {
    session.run(
        "footfall-clicks-" + slice.number(),
        "clicks, slice " + slice.number() + " of " + slice.source(),
        pipeline -> build(pipeline, slice));
  }

  private void build(Pipeline pipeline, Slice slice) {
    pipeline
        .apply("ReadSlice", ReadSlice.of(settings.kafka(), slice))
        .apply(
            "PrepareClicks",
            PrepareClicks.by(ClickstreamPipeline.preparation(slice.plannedAtMillis(), settings)))
        .apply(
            "AsFindings",
            MapElements.into(TypeDescriptor.of(Finding.class)).via(outcome -> outcome))
        .setCoder(FindingCoder.of())
        .apply("StoreClicks", StoreClicks.to(settings.cassandra(), settings.buckets()))
        .apply("CountFigures", CountFigures.of(slice).by(EnumSet.noneOf(FigureKind.class)))
        .apply("MergeFigures", MergeFigures.of(slice, settings.figureStore()));
  }
}
