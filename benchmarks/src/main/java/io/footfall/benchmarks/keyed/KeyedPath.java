package io.footfall.benchmarks.keyed;

import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.figures.CountFigures;
import io.footfall.figures.MergeFigures;
import io.footfall.model.Slice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.visits.FollowVisitors;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/** Follows visitors and counts figures slice by slice, with stores in this JVM. */
final class KeyedPath implements AutoCloseable {

  private final RunnerSession session;
  private final MemoryStores stores = MemoryStores.open(UUID.randomUUID().toString());

  KeyedPath(RunnerSession session) {
    this.session = session;
  }

  MemoryStores stores() {
    return stores;
  }

  /** Runs the next slices, at most so many, and measures. */
  KeyedRun run(Iterator<Slice> slices, int most) throws InterruptedException {
    ProcessorTimes processor = ProcessorTimes.of(Map.of());
    long meetings = stores.meetings();
    long bytesMet = stores.bytesMet();
    long figureWrites = stores.figureWrites();
    long took = 0;
    long cpu = 0;
    long events = 0;
    int count = 0;
    while (count < most && slices.hasNext()) {
      Slice slice = slices.next();
      Pipeline pipeline = pipelineOf(slice);
      Map<String, Duration> before = processor.read();
      long started = System.nanoTime();
      PipelineResult.State state = pipeline.run().waitUntilFinish();
      took += System.nanoTime() - started;
      cpu += processor.since(before).get(ProcessorTimes.OWN).toNanos();
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("The runner ended " + slice + " as " + state);
      }
      events += slice.length();
      count++;
    }
    return new KeyedRun(
        events,
        count,
        stores.meetings() - meetings,
        stores.bytesMet() - bytesMet,
        took,
        cpu,
        stores.figureWrites() - figureWrites,
        stores.visitorCount(),
        stores.meanMemoryBytes(),
        stores.figureCount());
  }

  private Pipeline pipelineOf(Slice slice) {
    session.options().setJobName("footfall-keyed-path-" + slice.number());
    Pipeline pipeline = Pipeline.create(session.options());
    pipeline
        .apply("Read", PreparedSlices.read(slice))
        .apply("FollowVisitors", FollowVisitors.of(slice, stores.visitors()))
        .apply("CountFigures", CountFigures.of(slice))
        .apply("MergeFigures", MergeFigures.of(slice, stores.figures()));
    return pipeline;
  }

  @Override
  public void close() {
    stores.close();
  }
}
