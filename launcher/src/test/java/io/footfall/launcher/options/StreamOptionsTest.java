package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class StreamOptionsTest {

  @Command(name = "read")
  private static final class Read {
    @Mixin private StreamOptions stream;
  }

  @Test
  void slicesAreWhatIsReadUnlessSaidOtherwise() {
    assertThat(parsed().isStream(), is(false));
    assertThat(parsed("--mode=stream").isStream(), is(true));
  }

  @Test
  void aRunnerThatIsNotFitIsRefusedWithTheReasonAndWhereToRead() {
    ParameterException refused =
        assertThrows(
            ParameterException.class,
            () -> parsed("--mode=stream").requireFit(runner(Optional.of("It forgets"))));

    assertThat(
        refused.getMessage(),
        allOf(
            containsString("refused on the leaky runner. It forgets."),
            containsString("docs/streaming.md"),
            containsString("--forceStream")));
  }

  @Test
  void unlessItIsForcedWithAWarning() {
    StreamOptions forced = parsed("--mode=stream", "--forceStream");

    assertDoesNotThrow(() -> forced.requireFit(runner(Optional.of("It forgets"))));
    assertThat(
        forced.warning(runner(Optional.of("It forgets"))).orElseThrow(),
        allOf(
            containsString("on the leaky runner. It forgets."),
            containsString("docs/streaming.md")));
  }

  @Test
  void aRunnerThatNothingSpeaksAgainstIsFitWithoutOne() {
    assertDoesNotThrow(() -> parsed("--mode=stream").requireFit(runner(Optional.empty())));
    assertThat(
        parsed("--mode=stream", "--forceStream").warning(runner(Optional.empty())),
        is(Optional.empty()));
  }

  private static StreamOptions parsed(String... arguments) {
    Read read = new Read();
    new CommandLine(read).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return read.stream;
  }

  private static RunnerProfile runner(Optional<String> reasonNotToStream) {
    return new RunnerProfile() {
      @Override
      public String name() {
        return "leaky";
      }

      @Override
      public RunnerSession open(List<String> runnerArguments) {
        throw new AssertionError("Nothing is to be run");
      }

      @Override
      public Optional<String> reasonNotToStream() {
        return reasonNotToStream;
      }
    };
  }
}
