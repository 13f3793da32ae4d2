package io.footfall.model;

import java.util.UUID;

/**
 * A click that was stored and counted as a person's, and is now known to be a robot's: later clicks
 * gave the robot away. Figures take the person's click off and put the robot's on; the store writes
 * the verdict beside the click. It is never taken back, as no click can undo what gave the robot
 * away.
 *
 * @param storedId the id under which the click is stored
 * @param verdict as it is stored from now on: see {@link Enrichment#lateVerdict}
 */
public record Reconsidered(ClickFacts click, UUID storedId, String verdict) implements Finding {}
