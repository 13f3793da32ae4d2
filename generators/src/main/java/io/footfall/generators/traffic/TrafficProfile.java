package io.footfall.generators.traffic;

import com.google.auto.value.AutoValue;
import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.time.Duration;

/**
 * What kind of traffic to make: everything that the generator's output depends on.
 *
 * <p>Shares lie in 0..1 and are of all records; those of duplicates, conflicts and broken records
 * come on top of the shoppers' own clicks, those of late, skewed and bot clicks are among them.
 */
@AutoValue
public abstract class TrafficProfile implements Serializable {

  /** How much later than the first a second copy of a click is sent at the most. */
  static final Duration LONGEST_RETRY = Duration.ofHours(20);

  /** How old a click is that is to be refused as too late. */
  static final Duration LONG_AGO = Duration.ofHours(80);

  /** What all randomness starts from. */
  public abstract long seed();

  /** How many shoppers there are; those with low numbers come again and again. */
  public abstract int shoppers();

  /** When the simulation starts, milliseconds since 1970. */
  public abstract long startMillis();

  /** The mean rate that is aimed at, records a second of simulated time. */
  public abstract double recordsPerSecond();

  /**
   * Whether the rate follows the hours of a shop's day (quiet at night, busy in the evening) or is
   * level.
   */
  public abstract boolean followsDay();

  /** For how long from midnight (UTC) on visits begin; nobody comes for the rest of the day. */
  public abstract Duration open();

  /** How long who has left stays away, as long as there are others to come. */
  public abstract Duration rest();

  public abstract double duplicateShare();

  public abstract double conflictShare();

  public abstract double lateShare();

  public abstract double skewedShare();

  public abstract double botShare();

  public abstract double brokenShare();

  /** How long a late click is held back at the most. */
  public abstract Duration longestDelay();

  public abstract Builder toBuilder();

  /**
   * Refuses a limit under which its truth would not be true: what it says is stored would be
   * refused, or the other way round.
   *
   * @param maxLateness how old a click may be when it is received
   * @throws WrongOptionException naming it
   */
  public void requireTrueUnder(Duration maxLateness) {
    // A minute for what messages take
    Duration oldest = longestDelay().plus(LONGEST_RETRY).plus(Duration.ofMinutes(1));
    if (lateShare() > 0 && maxLateness.compareTo(oldest) < 0) {
      throw new WrongOptionException(
          "--maxLateness must be at least "
              + oldest
              + " for clicks that are sent twice and held back for up to --longestDelay, not "
              + maxLateness);
    }
    if (brokenShare() > 0 && maxLateness.compareTo(LONG_AGO) >= 0) {
      throw new WrongOptionException(
          "--maxLateness must be less than "
              + LONG_AGO
              + ", the age of clicks that are made to be refused, not "
              + maxLateness);
    }
  }

  /**
   * A level 500 records a second from 200,000 shoppers, with every kind of bad traffic switched on.
   */
  public static Builder builder(long seed, long startMillis) {
    return new AutoValue_TrafficProfile.Builder()
        .seed(seed)
        .startMillis(startMillis)
        .shoppers(200_000)
        .recordsPerSecond(500)
        .followsDay(false)
        .open(Duration.ofDays(1))
        .rest(Duration.ofMinutes(40))
        .duplicateShare(0.01)
        .conflictShare(0.001)
        .lateShare(0.02)
        .skewedShare(0.02)
        .botShare(0.03)
        .brokenShare(0.005)
        .longestDelay(Duration.ofDays(2));
  }

  /** Builds a profile; {@code build} refuses impossible values, naming the field. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder seed(long seed);

    public abstract Builder shoppers(int shoppers);

    public abstract Builder startMillis(long startMillis);

    public abstract Builder recordsPerSecond(double recordsPerSecond);

    public abstract Builder followsDay(boolean followsDay);

    public abstract Builder open(Duration open);

    public abstract Builder rest(Duration rest);

    public abstract Builder duplicateShare(double share);

    public abstract Builder conflictShare(double share);

    public abstract Builder lateShare(double share);

    public abstract Builder skewedShare(double share);

    public abstract Builder botShare(double share);

    public abstract Builder brokenShare(double share);

    public abstract Builder longestDelay(Duration longestDelay);

    /** Switches every kind of bad traffic off: only plain clicks are left. */
    public Builder wellBehaved() {
      return duplicateShare(0)
          .conflictShare(0)
          .lateShare(0)
          .skewedShare(0)
          .botShare(0)
          .brokenShare(0);
    }

    abstract TrafficProfile autoBuild();

    public TrafficProfile build() {
      TrafficProfile profile = autoBuild();
      checkOption("--shoppers", profile.shoppers() >= 1, "at least 1", profile.shoppers());
      checkOption(
          "--rate",
          profile.recordsPerSecond() > 0 && Double.isFinite(profile.recordsPerSecond()),
          "positive",
          profile.recordsPerSecond());
      check(
          "open",
          profile.open().compareTo(Duration.ZERO) > 0
              && profile.open().compareTo(Duration.ofDays(1)) <= 0,
          "positive and at most a day",
          profile.open());
      check("rest", !profile.rest().isNegative(), "zero or longer", profile.rest());
      checkOption(
          "--longestDelay",
          !profile.longestDelay().isNegative(),
          "zero or longer",
          profile.longestDelay());
      checkShare("duplicateShare", profile.duplicateShare());
      checkShare("conflictShare", profile.conflictShare());
      checkShare("lateShare", profile.lateShare());
      checkShare("skewedShare", profile.skewedShare());
      checkShare("botShare", profile.botShare());
      checkShare("brokenShare", profile.brokenShare());
      return profile;
    }

    private static void checkShare(String field, double share) {
      check(field, share >= 0 && share <= 0.9, "in 0..0.9", share);
    }

    private static void checkOption(String option, boolean holds, String rule, Object value) {
      if (!holds) {
        throw new WrongOptionException(option + " must be " + rule + ", not " + value);
      }
    }

    private static void check(String field, boolean holds, String rule, Object value) {
      if (!holds) {
        throw new IllegalArgumentException(field + " must be " + rule + ", not " + value);
      }
    }
  }
}
