package io.footfall.pipelines.streaming;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessRunTest {

  @Test
  void whateverEndsTheRunnerEndsTheRun() {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(LacksClass.class);
    EndlessRun run = new EndlessRun(Pipeline.create(options));

    IllegalStateException failure = assertThrows(IllegalStateException.class, run::run);

    assertThat(failure.getMessage(), containsString("io/example/Lacking"));
    assertThat(run.isWell(), is(false));
  }

  /** As one does whose jar was packed without something. */
  public static final class LacksClass extends PipelineRunner<PipelineResult> {

    public static LacksClass fromOptions(PipelineOptions unused) {
      return new LacksClass();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      throw new NoClassDefFoundError("io/example/Lacking");
    }
  }
}
