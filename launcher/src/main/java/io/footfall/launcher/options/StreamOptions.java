package io.footfall.launcher.options;

import io.footfall.options.OptionGroup;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.streaming.StreamTiming;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the log is read slice by slice or for ever, and how then. */
@OptionGroup("Stream")
public final class StreamOptions {

  /** How the log is read. */
  enum Mode {
    SLICES,
    STREAM
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--mode",
      description =
          "slices: everything, slice by slice. stream: figures of clicks alone, by the runner's own"
              + " streaming, see docs/streaming.md (default: ${DEFAULT-VALUE}).",
      defaultValue = "slices")
  private Mode mode;

  @Option(
      names = "--watermarkDelay",
      paramLabel = "DURATION",
      description =
          "--mode=stream: a click that comes into the log so soon after its time is on time (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "PT10S")
  private Duration watermarkDelay;

  @Option(
      names = "--earlyInterval",
      paramLabel = "DURATION",
      description =
          "--mode=stream: how often a figure that changes is indexed (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT5S")
  private Duration earlyInterval;

  @Option(
      names = "--forceStream",
      description = "--mode=stream: also on a runner that is known to lose records.")
  private boolean forced;

  public boolean isStream() {
    return mode == Mode.STREAM;
  }

  /** Refuses, as wrong options, a runner that is not fit for it, unless it is forced. */
  public void requireFit(RunnerProfile profile) {
    profile
        .reasonNotToStream()
        .filter(reason -> !forced)
        .ifPresent(
            reason -> {
              throw new ParameterException(
                  command.commandLine(),
                  "--mode=stream is refused on the "
                      + profile.name()
                      + " runner. "
                      + reason
                      + ". Leave --mode out to run slices, which do more and lose nothing; see"
                      + " docs/streaming.md. --forceStream tries it all the same");
            });
  }

  /** What somebody who forces it is to read; empty where nothing speaks against the runner. */
  public Optional<String> warning(RunnerProfile profile) {
    return profile
        .reasonNotToStream()
        .filter(reason -> forced)
        .map(
            reason ->
                "WARNING: --forceStream on the "
                    + profile.name()
                    + " runner. "
                    + reason
                    + ". See docs/streaming.md");
  }

  /** When windows fire and are forgotten. */
  public StreamTiming timing(ClickstreamSettings settings) {
    return new StreamTiming(watermarkDelay, earlyInterval, settings.cleaning().maxLateness());
  }
}
