package io.footfall.pipelines.streaming;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.StreamingOptions;

/**
 * The stream at work, until it fails or is told to stop. Stopping waits for nothing: what has been
 * indexed stays, and what has not is counted again by the next run.
 */
public final class EndlessRun {

  private final Pipeline pipeline;
  private final CompletableFuture<PipelineResult.State> end = new CompletableFuture<>();

  EndlessRun(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** A run that has not begun. */
  public static EndlessRun of(
      RunnerSession session, ClickstreamSettings settings, StreamTiming timing) {
    String source = StreamPipeline.source(settings);
    session.options().as(StreamingOptions.class).setStreaming(true);
    Pipeline pipeline =
        session.pipeline(
            "footfall-" + source.replace('/', '-'), "clickstream, stream of " + source);
    StreamPipeline.build(pipeline, settings, timing, System.currentTimeMillis());
    return new EndlessRun(pipeline);
  }

  /**
   * Runs until {@link #stop} is called.
   *
   * @throws IllegalStateException when the pipeline failed, or ended by itself
   */
  public void run() {
    // On a thread of its own, as some runners hand nothing back before the pipeline has ended
    Thread worker = new Thread(this::work, "stream");
    worker.setDaemon(true);
    worker.start();
    try {
      PipelineResult.State state = end.join();
      if (state != PipelineResult.State.CANCELLED) {
        throw new IllegalStateException("The runner ended the stream as " + state);
      }
    } catch (CompletionException failure) {
      throw new IllegalStateException(
          "The stream failed: " + failure.getCause().getMessage(), failure.getCause());
    }
  }

  /** Whether it has neither failed nor been told to stop. */
  public boolean isWell() {
    return !end.isDone();
  }

  /** Ends {@link #run}; from any thread. */
  public void stop() {
    end.complete(PipelineResult.State.CANCELLED);
  }

  private void work() {
    try {
      end.complete(pipeline.run().waitUntilFinish());
    } catch (RuntimeException | Error failure) {
      // Whatever it is: nobody else hears of what ends this thread
      end.completeExceptionally(failure);
    }
  }
}
