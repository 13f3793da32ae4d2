package io.footfall.launcher.options;

import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.options.OptionGroup;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What traffic to make. */
@OptionGroup("Traffic")
public final class TrafficOptions {

  @Option(
      names = "--seed",
      description = "What all randomness starts from (default: ${DEFAULT-VALUE}).",
      defaultValue = "42")
  private long seed;

  @Option(
      names = "--rate",
      description = "Records a second of simulated time (default: ${DEFAULT-VALUE}).",
      defaultValue = "500")
  private double rate;

  @Option(
      names = "--shoppers",
      description = "How many shoppers there are (default: ${DEFAULT-VALUE}).",
      defaultValue = "200000")
  private int shoppers;

  @Option(
      names = "--start",
      description =
          "When the simulation starts, ISO-8601, such as 2026-03-01T00:00:00Z (default: now).")
  private java.time.Instant start;

  @Option(names = "--followsDay", description = "Let the rate follow the hours of a shop's day.")
  private boolean followsDay;

  @Option(
      names = "--wellBehaved",
      description = "No duplicates, late, skewed, broken records and no robots.")
  private boolean wellBehaved;

  @Option(
      names = "--longestDelay",
      description = "How long a late click is held back at the most (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT48H")
  private Duration longestDelay;

  public long seed() {
    return seed;
  }

  /**
   * Refuses values that make no sense, before servers are started for them.
   *
   * @param maxLateness of who reads the traffic
   */
  public void requireSense(Duration maxLateness) {
    profile(0).requireTrueUnder(maxLateness);
  }

  /** What goes wrong in it, in words. */
  public String faults() {
    return wellBehaved
        ? "nothing wrong with them"
        : "with duplicates, late clicks, wrong clocks, robots and broken records";
  }

  /** The profile, starting at {@code --start} or else at the moment given. */
  public TrafficProfile profile(long orElseStartMillis) {
    TrafficProfile.Builder profile =
        TrafficProfile.builder(seed, start == null ? orElseStartMillis : start.toEpochMilli())
            .recordsPerSecond(rate)
            .shoppers(shoppers)
            .followsDay(followsDay)
            .longestDelay(longestDelay);
    return (wellBehaved ? profile.wellBehaved() : profile).build();
  }
}
