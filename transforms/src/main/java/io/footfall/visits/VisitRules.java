package io.footfall.visits;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * When a visit ends and how far a visitor's memory reaches. Applied to everything remembered, so a
 * change of rules shows in visits that are still remembered as soon as a click changes them.
 *
 * @param silence a visit ends when nothing happened for this long; a click that comes exactly then
 *     opens the next, as with Beam's session windows
 * @param midnightZone where the shop's day ends and a visit with it; null: visits pass midnight
 * @param campaignEndsVisit whether a click out of another campaign opens a visit of its own
 * @param maxLateness how long after it happened a click may be received: what cleaning lets pass
 * @param slack how far clicks of one visitor may come out of the order in which they were received
 * @param memoryLimit clicks remembered of one visitor at most; more make a robot of him
 * @param judgesBehaviour whether a visit can be a robot's by what is done in it, and not only by
 *     what its clicks say or by their number
 */
public record VisitRules(
    Duration silence,
    @Nullable ZoneId midnightZone,
    boolean campaignEndsVisit,
    Duration maxLateness,
    Duration slack,
    int memoryLimit,
    boolean judgesBehaviour)
    implements Serializable {

  private static final VisitRules DEFAULTS =
      new VisitRules(
          Duration.ofMinutes(30),
          null,
          false,
          Duration.ofHours(72),
          Duration.ofHours(24),
          5_000,
          true);

  public VisitRules {
    if (silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException("silence must be positive: " + silence);
    }
    if (maxLateness.isNegative() || slack.isNegative()) {
      throw new IllegalArgumentException(
          "maxLateness and slack must not be negative: " + maxLateness + ", " + slack);
    }
    if (memoryLimit < 1) {
      throw new IllegalArgumentException("memoryLimit must be at least 1: " + memoryLimit);
    }
  }

  /**
   * 30 minutes of silence, nothing else ends a visit; 72 hours late, 24 hours of slack, 5,000
   * clicks; behaviour is judged.
   */
  public static VisitRules defaults() {
    return DEFAULTS;
  }

  public VisitRules withSilence(Duration silence) {
    return new VisitRules(
        silence, midnightZone, campaignEndsVisit, maxLateness, slack, memoryLimit, judgesBehaviour);
  }

  public VisitRules withMidnightIn(ZoneId zone) {
    return new VisitRules(
        silence, zone, campaignEndsVisit, maxLateness, slack, memoryLimit, judgesBehaviour);
  }

  public VisitRules withCampaignEndingVisits() {
    return new VisitRules(
        silence, midnightZone, true, maxLateness, slack, memoryLimit, judgesBehaviour);
  }

  public VisitRules withMaxLateness(Duration maxLateness) {
    return new VisitRules(
        silence, midnightZone, campaignEndsVisit, maxLateness, slack, memoryLimit, judgesBehaviour);
  }

  public VisitRules withSlack(Duration slack) {
    return new VisitRules(
        silence, midnightZone, campaignEndsVisit, maxLateness, slack, memoryLimit, judgesBehaviour);
  }

  public VisitRules withMemoryLimit(int memoryLimit) {
    return new VisitRules(
        silence, midnightZone, campaignEndsVisit, maxLateness, slack, memoryLimit, judgesBehaviour);
  }

  /** Takes everybody for a person who doesn't say otherwise and whose memory is not filled. */
  public VisitRules withoutJudgingBehaviour() {
    return new VisitRules(
        silence, midnightZone, campaignEndsVisit, maxLateness, slack, memoryLimit, false);
  }

  /**
   * The earliest moment at which a click that can still be expected may have happened, once {@code
   * newest} has been received.
   */
  long reachMillis(long newest) {
    return newest - maxLateness.toMillis() - slack.toMillis();
  }

  /** What ended before this can't be touched by any click within reach. */
  long horizonMillis(long newest) {
    return reachMillis(newest) - silence.toMillis();
  }
}
