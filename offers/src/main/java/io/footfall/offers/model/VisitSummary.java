package io.footfall.offers.model;

import java.io.Serializable;

/**
 * What flagging needs of a visit.
 *
 * @param startedAt milliseconds since 1970; so is {@code endedAt}, the last click
 * @param engagedMillis the time with signs of life
 * @param converted whether something was bought in it
 * @param robot whether a robot made it
 */
public record VisitSummary(
    String visitorId,
    long startedAt,
    long endedAt,
    long engagedMillis,
    boolean converted,
    boolean robot)
    implements Serializable {

  public VisitSummary {
    if (endedAt < startedAt) {
      throw new IllegalArgumentException("A visit can't end before it starts: " + visitorId);
    }
  }
}
