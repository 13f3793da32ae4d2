package io.footfall.pipelines.doctor;

import java.time.Duration;
import java.time.Instant;

/** What is said of a server's clock. */
final class Clocks {

  private static final Duration MOST_APART = Duration.ofSeconds(2);

  private Clocks() {}

  /**
   * Holds it against ours.
   *
   * @param why what goes by the clock
   */
  static Symptom compare(String subject, Instant theirs, String why) {
    Duration apart = Duration.between(Instant.now(), theirs).abs();
    return apart.compareTo(MOST_APART) <= 0
        ? Symptom.ok(subject, "its clock and ours agree within " + MOST_APART.toSeconds() + " s")
        : Symptom.warn(
            subject, "its clock is " + apart + " away from ours", "run NTP on both: " + why);
  }
}
