package io.footfall.launcher;

import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.verify.JournalAudit;
import io.footfall.pipelines.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a run balances: what was sent against what the slices counted, and what they counted
 * against what is really in the stores.
 */
final class SelfCheck {

  /** Where a lake is, and what its journal says. */
  record Landed(Path folder, JournalAudit journal) {}

  private final Truth truth;
  private final Ledger ledger;
  private final Verification verification;
  private final Optional<Landed> landed;

  /** What the collector took is beside the generated, and nobody knows what becomes of it. */
  private final long clicksByPeople;

  /** A check of a run, and of the lake that was filled beside it. */
  SelfCheck(DemoRun.Outcome run, Verification verification, Optional<Landed> landed) {
    this.truth = run.truth();
    this.clicksByPeople = run.clicksByPeople();
    this.ledger = run.ledger();
    this.verification = verification;
    this.landed = landed;
  }

  /** What does not agree, in words; empty when the run balances. */
  List<String> differences() {
    List<String> differences = new ArrayList<>(verification.differences());
    if (truth.sent() + clicksByPeople != ledger.read()) {
      differences.add(
          truth.sent() + clicksByPeople + " records sent, but " + ledger.read() + " read");
    }
    Map<String, Long> expected = new TreeMap<>();
    expected.put("stored", truth.stored());
    expected.put("duplicate", truth.duplicates());
    truth
        .rejected()
        .forEach((reason, count) -> expected.put("rejected." + reason.wireName(), count));
    Set<String> outcomes = new TreeSet<>(ledger.outcomes().keySet());
    outcomes.addAll(expected.keySet());
    for (String outcome : outcomes) {
      compare(
          outcome,
          expected.getOrDefault(outcome, 0L),
          ledger.outcomes().getOrDefault(outcome, 0L),
          differences);
    }
    if (verification.journal().read() == ledger.read()) {
      // This run is all that there is, so the stores' totals are its own.
      compare(
          "views, by people and robots,",
          truth.views(),
          verification.indexedViews() + verification.indexedRobotsViews(),
          differences);
    }
    landed.ifPresent(lake -> compareLake(lake.journal(), differences));
    if (verification.lag() > 0) {
      differences.add(verification.lag() + " records are still in the topic, unread");
    }
    return differences;
  }

  /** The lake drops duplicates when it is compacted, and refuses what the clickstream refuses. */
  private void compareLake(JournalAudit lake, List<String> differences) {
    lake.faults().forEach(fault -> differences.add("the lake's " + fault));
    Map<String, Long> expected = new TreeMap<>(verification.journal().outcomes());
    Long duplicates = expected.remove("duplicate");
    if (duplicates != null) {
      expected.merge("stored", duplicates, Long::sum);
    }
    if (!expected.equals(new TreeMap<>(lake.outcomes()))) {
      differences.add(
          "the lake has landed " + lake.outcomes() + ", and should have landed " + expected);
    }
  }

  /** Exact for generated traffic; people's clicks may each come to anything, once. */
  private void compare(String what, long expected, long counted, List<String> differences) {
    if (counted < expected || counted > expected + clicksByPeople) {
      differences.add(expected + " generated to be " + what + ", but " + counted + " counted");
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
            truth.sent() + clicksByPeople,
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
    landed.ifPresent(
        lake ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%,d clicks, duplicates and all, are in the lake at %s.",
                    lake.journal().stored(),
                    lake.folder())));
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
    line.put("sent", truth.sent() + clicksByPeople);
    line.putAll(LedgerLine.of(ledger));
    line.put("rowsInCassandra", verification.events().rows());
    line.put("viewsInElasticsearch", verification.indexedViews());
    landed.ifPresent(lake -> line.put("clicksInLake", lake.journal().stored()));
    line.put("balanced", differences().isEmpty());
    return line;
  }
}
