package io.footfall.visits;

import io.footfall.model.TrafficSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Cuts a visitor's clicks, ordered by time, into stretches without a silence and those into visits.
 * How a stretch is cut, and whether a robot walked it, depends on its own clicks alone, so one can
 * be forgotten without a trace in the others.
 */
final class VisitCutter {

  private final long silenceMillis;
  private final @Nullable ZoneId midnightZone;
  private final boolean campaignEndsVisit;
  private final boolean judgesBehaviour;

  VisitCutter(VisitRules rules) {
    this.silenceMillis = rules.silence().toMillis();
    this.midnightZone = rules.midnightZone();
    this.campaignEndsVisit = rules.campaignEndsVisit();
    this.judgesBehaviour = rules.judgesBehaviour();
  }

  /** The stretches, in order; together they are the clicks. */
  <T extends Step> List<List<T>> stretches(List<T> clicks) {
    List<List<T>> stretches = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= clicks.size(); i++) {
      if (i == clicks.size()
          || clicks.get(i).occurredAt() - clicks.get(i - 1).occurredAt() >= silenceMillis) {
        stretches.add(clicks.subList(start, i));
        start = i;
      }
    }
    return stretches;
  }

  /** What gives a robot away in a stretch, by the rules; null where nothing does. */
  @Nullable String behaviourOf(List<? extends Step> stretch) {
    String steps = judgesBehaviour ? RobotBehaviour.ofSteps(stretch) : null;
    return steps == null ? RobotBehaviour.ofMemory(stretch) : steps;
  }

  /** The visits of a stretch, in order, to the receiver; no two start in the same millisecond. */
  void cut(List<RememberedClick> stretch, Consumer<List<RememberedClick>> visits) {
    if (midnightZone == null && !campaignEndsVisit) {
      visits.accept(stretch);
      return;
    }
    int start = 0;
    TrafficSource campaign = campaignOf(stretch.get(0));
    for (int i = 1; i < stretch.size(); i++) {
      RememberedClick click = stretch.get(i);
      TrafficSource next = campaignOf(click);
      boolean otherCampaign = next != null && !next.equals(campaign);
      if (next != null) {
        campaign = next;
      }
      if (click.occurredAt() > stretch.get(i - 1).occurredAt()
          && ((campaignEndsVisit && otherCampaign) || passesMidnight(stretch.get(i - 1), click))) {
        visits.accept(stretch.subList(start, i));
        start = i;
      }
    }
    visits.accept(stretch.subList(start, stretch.size()));
  }

  private boolean passesMidnight(RememberedClick earlier, RememberedClick later) {
    return midnightZone != null && !day(earlier, midnightZone).equals(day(later, midnightZone));
  }

  private static LocalDate day(RememberedClick click, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(click.occurredAt()), zone);
  }

  private static @Nullable TrafficSource campaignOf(RememberedClick click) {
    TrafficSource source = click.circumstances().source();
    return source == null || source.campaign() == null ? null : source;
  }
}
