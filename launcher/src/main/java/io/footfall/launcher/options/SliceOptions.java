package io.footfall.launcher.options;

import io.footfall.options.OptionGroup;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SlicePlanner;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How slices are cut and paced. */
@OptionGroup("Slices")
public final class SliceOptions {

  @Option(
      names = "--maxEventsPerSlice",
      description = "The most records of a slice (default: ${DEFAULT-VALUE}).",
      defaultValue = "200000")
  private long maxEventsPerSlice;

  @Option(
      names = "--minInterval",
      paramLabel = "DURATION",
      description =
          "From the start of a slice to the next, unless the topic holds more (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT0.5S")
  private Duration minInterval;

  @Option(
      names = "--sliceAttempts",
      description =
          "How often a slice is run before the process gives up (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int attempts;

  @Option(
      names = "--acceptLoss",
      description =
          "Go on although the topic no longer holds records that were never read; they are journaled as truncated.")
  private boolean acceptLoss;

  @Option(
      names = "--leaseTtl",
      paramLabel = "DURATION",
      description =
          "How long a driver that was killed keeps others from its source, at least PT5S (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "PT30S")
  private Duration leaseTtl;

  /** Refuses values that make no sense, before servers are started for them. */
  public void requireSense() {
    SlicePlanner unusedPlanner = planner("any");
    LoopSettings unusedPace = pace();
  }

  public Duration leaseTtl() {
    return leaseTtl;
  }

  public SlicePlanner planner(String topic) {
    SlicePlanner planner = SlicePlanner.of(topic, maxEventsPerSlice);
    return acceptLoss ? planner.acceptingLoss() : planner;
  }

  public LoopSettings pace() {
    LoopSettings defaults = LoopSettings.defaults();
    return new LoopSettings(minInterval, attempts, defaults.firstDelay(), defaults.longestDelay());
  }
}
