package io.footfall.pipelines.streaming;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In threads of their own, as who waits for the end of a run can't be interrupted. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessRunTest {

  @Test
  void endsWithWhateverEndsTheRunner() {
    EndlessRun run = runBy(Exhausted.class);

    IllegalStateException failure = assertThrows(IllegalStateException.class, run::run);

    assertThat(failure.getMessage(), containsString("no room left"));
    assertThat(failure.getCause(), instanceOf(OutOfMemoryError.class));
    assertThat(run.isWell(), is(false));
  }

  @Test
  void endsWhenItIsStoppedBeforeItBegan() {
    EndlessRun run = runBy(Exhausted.class);
    run.stop();

    run.run();

    assertThat(run.isWell(), is(false));
  }

  private static EndlessRun runBy(Class<? extends PipelineRunner<?>> runner) {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(runner);
    return new EndlessRun(Pipeline.create(options));
  }

  /** Ends by an error, as where memory runs out. */
  static final class Exhausted extends PipelineRunner<PipelineResult> {

    public static Exhausted fromOptions(PipelineOptions options) {
      return new Exhausted();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      throw new OutOfMemoryError("no room left");
    }
  }
}
