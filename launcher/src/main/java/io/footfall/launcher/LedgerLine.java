package io.footfall.launcher;

import io.footfall.pipelines.slices.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of the {@code LEDGER} line that the pipeline itself knows: {@code read, stored,
 * duplicate, rejected, slices}.
 */
final class LedgerLine {

  private static final String REJECTED = "rejected.";

  private LedgerLine() {}

  static Map<String, Object> of(Ledger ledger) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("read", ledger.read());
    line.put("stored", ledger.outcomes().getOrDefault("stored", 0L));
    line.put("duplicate", ledger.outcomes().getOrDefault("duplicate", 0L));
    line.put("rejected", rejected(ledger));
    line.put("slices", ledger.slices());
    return line;
  }

  /** Rejected records by reason. */
  static Map<String, Long> rejected(Ledger ledger) {
    Map<String, Long> byReason = new TreeMap<>();
    ledger
        .outcomes()
        .forEach(
            (outcome, count) -> {
              if (outcome.startsWith(REJECTED)) {
                byReason.put(outcome.substring(REJECTED.length()), count);
              }
            });
    return byReason;
  }
}
