package io.footfall.launcher.options;

import io.footfall.visits.VisitRules;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/**
 * When a visit ends. The same for all that draws visits of a keyspace: {@code clickstream} and what
 * counts again.
 */
public final class VisitOptions {

  @Option(
      names = "--visitSilence",
      paramLabel = "DURATION",
      description =
          "A visit ends when nothing has happened for this long (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT30M")
  private Duration silence;

  @Option(
      names = "--midnightIn",
      paramLabel = "ZONE",
      description =
          "A visit ends at midnight too, in the shop's time zone: Europe/Berlin (default: visits pass midnight).")
  private ZoneId midnightIn;

  @Option(
      names = "--campaignEndsVisit",
      description = "A click out of another campaign opens a visit of its own.")
  private boolean campaignEndsVisit;

  VisitRules rules(Duration maxLateness) {
    VisitRules rules = VisitRules.defaults().withSilence(silence).withMaxLateness(maxLateness);
    if (midnightIn != null) {
      rules = rules.withMidnightIn(midnightIn);
    }
    return campaignEndsVisit ? rules.withCampaignEndingVisits() : rules;
  }
}
