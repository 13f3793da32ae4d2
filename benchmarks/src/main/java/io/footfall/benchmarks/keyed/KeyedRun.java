package io.footfall.benchmarks.keyed;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.figures.CountFigures;
import io.footfall.figures.MergeFigures;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.model.Slice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.visits.FollowVisitors;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/**
 * One run of the keyed path over so many events, slice by slice.
 *
 * @param visitors that were met
 * @param tookNanos of the slices' pipelines, what prepares the clicks left out
 * @param cpuNanos of this process in that time
 * @param figures there are at the end
 * @param figureWrites by all slices together: rows, and documents where they are indexed
 * @param bytesPerVisitor of memory, on average, at the end
 */
record KeyedRun(
    long events,
    int visitors,
    long tookNanos,
    long cpuNanos,
    int figures,
    long figureWrites,
    long bytesPerVisitor) {

  private static final double RECORDS_PER_SECOND = 2_000;
  private static final long START = 1_772_323_200_000L;

  static KeyedRun of(BenchmarkSize size, long events, int shoppers, RunnerSession session)
      throws InterruptedException {
    TrafficProfile profile =
        TrafficProfile.builder(size.seed(), START)
            .recordsPerSecond(RECORDS_PER_SECOND)
            .shoppers(shoppers)
            .build();
    PreparedSlices slices =
        PreparedSlices.of(profile, events, size.eventsPerSlice(), (record, outcome) -> {});
    ProcessorTimes processor = ProcessorTimes.of(Map.of());
    long took = 0;
    long cpu = 0;
    try (MemoryStores stores = MemoryStores.open(UUID.randomUUID().toString())) {
      while (slices.hasNext()) {
        Slice slice = slices.next();
        Pipeline pipeline = pipelineOf(slice, stores, session);
        Map<String, Duration> before = processor.read();
        long started = System.nanoTime();
        PipelineResult.State state = pipeline.run().waitUntilFinish();
        took += System.nanoTime() - started;
        cpu += processor.since(before).get(ProcessorTimes.OWN).toNanos();
        if (state != PipelineResult.State.DONE) {
          throw new IllegalStateException("The runner ended " + slice + " as " + state);
        }
      }
      return new KeyedRun(
          events,
          stores.visitorCount(),
          took,
          cpu,
          stores.figureCount(),
          stores.figureWrites(),
          stores.meanMemoryBytes());
    }
  }

  double eventsPerSecond() {
    return events * 1e9 / tookNanos;
  }

  double cpuMicrosPerEvent() {
    return cpuNanos / 1e3 / events;
  }

  double figureWritesPerEvent() {
    return (double) figureWrites / events;
  }

  private static Pipeline pipelineOf(Slice slice, MemoryStores stores, RunnerSession session) {
    session.options().setJobName("footfall-keyed-path-" + slice.number());
    Pipeline pipeline = Pipeline.create(session.options());
    pipeline
        .apply("Read", PreparedSlices.read(slice))
        .apply("FollowVisitors", FollowVisitors.of(slice, stores.visitors()))
        .apply("CountFigures", CountFigures.of(slice))
        .apply("MergeFigures", MergeFigures.of(slice, stores.figures()));
    return pipeline;
  }
}
