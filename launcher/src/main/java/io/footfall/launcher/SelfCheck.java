package io.footfall.launcher;

import io.footfall.generators.traffic.Truth;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.verify.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a run balances: what was sent against what the slices counted, and what they counted
 * against what is really in the stores.
 */
final class SelfCheck {

  private final Truth truth;
  private final Ledger ledger;
  private final Verification verification;

  SelfCheck(Truth truth, Ledger ledger, Verification verification) {
    this.truth = truth;
    this.ledger = ledger;
    this.verification = verification;
  }

  /** What does not agree, in words; empty when the run balances. */
  List<String> differences() {
    List<String> differences = new ArrayList<>(verification.differences());
    compare("records", truth.sent(), ledger.read(), differences);
    compare(
        "clicks to store",
        truth.stored(),
        ledger.outcomes().getOrDefault("stored", 0L),
        differences);
    compare(
        "duplicates",
        truth.duplicates(),
        ledger.outcomes().getOrDefault("duplicate", 0L),
        differences);
    Map<String, Long> rejected = new TreeMap<>();
    for (Map.Entry<RejectReason, Long> expected : truth.rejected().entrySet()) {
      rejected.put(expected.getKey().wireName(), expected.getValue());
    }
    if (!rejected.equals(LedgerLine.rejected(ledger))) {
      differences.add(
          "sent to be rejected: " + rejected + ", rejected: " + LedgerLine.rejected(ledger));
    }
    if (verification.journal().read() == ledger.read()) {
      // This run is all that there is, so the stores' totals are its own.
      compare(
          "views by people",
          truth.views() - truth.viewsByBots(),
          verification.indexedViews(),
          differences);
    }
    if (verification.lag() > 0) {
      differences.add(verification.lag() + " records are still in the topic, unread");
    }
    return differences;
  }

  private static void compare(String what, long sent, long counted, List<String> differences) {
    if (sent != counted) {
      differences.add(sent + " " + what + " sent, but " + counted + " counted");
    }
  }

  /** What the run came to, for people. */
  List<String> summary() {
    long rejected = LedgerLine.rejected(ledger).values().stream().mapToLong(Long::longValue).sum();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d records sent, %,d read in %,d slices: %,d stored, %,d duplicates, %,d rejected.",
            truth.sent(),
            ledger.read(),
            ledger.slices(),
            ledger.outcomes().getOrDefault("stored", 0L),
            ledger.outcomes().getOrDefault("duplicate", 0L),
            rejected));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d rows are in Cassandra, %,d views in Elasticsearch's figures.",
            verification.events().rows(),
            verification.indexedViews()));
    differences().forEach(difference -> lines.add("DIFFERENCE: " + difference));
    lines.add(
        differences().isEmpty()
            ? "Nothing is missing, and nothing was counted twice."
            : "It does not balance; the differences stand above.");
    return lines;
  }

  /** The fields of the LEDGER line. */
  Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sent", truth.sent());
    line.putAll(LedgerLine.of(ledger));
    line.put("rowsInCassandra", verification.events().rows());
    line.put("viewsInElasticsearch", verification.indexedViews());
    line.put("balanced", differences().isEmpty());
    return line;
  }
}
