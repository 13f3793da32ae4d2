package io.footfall.offers.flag;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Span;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.model.VisitSummary;
import io.footfall.offers.model.VisitorActivity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@link FlagFrequentVisitors} must give, said sequentially: all visits in memory, one visitor
 * after the other. What tests and demos hold the pipeline against.
 */
public final class FrequentVisitorsModel {

  private FrequentVisitorsModel() {}

  /** An activity for each visitor that is looked at, by visitor. */
  public static Map<String, VisitorActivity> of(
      Collection<VisitSummary> visits, FrequencyRule rule, long asOfMillis) {
    return visits.stream()
        .filter(visit -> visit.startedAt() < asOfMillis)
        .filter(visit -> asOfMillis - visit.startedAt() <= rule.days() * 86_400_000L)
        .collect(
            groupingBy(
                VisitSummary::visitorId,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), all -> activityOf(all, rule))));
  }

  private static VisitorActivity activityOf(List<VisitSummary> all, FrequencyRule rule) {
    List<VisitSummary> byPersons =
        all.stream()
            .filter(visit -> !visit.robot())
            .sorted(comparing(VisitSummary::startedAt))
            .toList();
    long engaged = byPersons.stream().mapToLong(VisitSummary::engagedMillis).sum();
    boolean bought = byPersons.stream().anyMatch(VisitSummary::converted);
    Verdict verdict = null;
    if (byPersons.isEmpty()) {
      verdict = Verdict.ROBOT;
    } else if (byPersons.size() < rule.visits()) {
      verdict = Verdict.TOO_FEW_VISITS;
    } else if (engaged < rule.minEngaged().toMillis()) {
      verdict = Verdict.TOO_LITTLE_ENGAGED;
    } else if (bought && rule.withoutPurchase()) {
      verdict = Verdict.HAS_BOUGHT;
    }
    List<Span> spans =
        verdict != null
            ? List.of()
            : byPersons.stream()
                .map(visit -> new Span(visit.startedAt(), visit.endedAt()))
                .toList();
    return new VisitorActivity(
        all.get(0).visitorId(), byPersons.size(), engaged, bought, verdict, spans);
  }
}
