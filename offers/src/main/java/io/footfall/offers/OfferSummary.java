package io.footfall.offers;

import io.footfall.offers.model.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * What a run came to: every visitor that it looked at, under exactly one verdict.
 *
 * @param run its name, under which the decisions are kept for a week
 * @param asOf the moment that visits and earlier offers were judged at
 */
public record OfferSummary(String run, Instant asOf, Map<Verdict, Long> totals) {

  public OfferSummary {
    totals = Map.copyOf(totals);
  }

  public long lookedAt() {
    return totals.values().stream().mapToLong(Long::longValue).sum();
  }

  public long frequent() {
    return lookedAt() - of(Verdict.Kind.NOT_FREQUENT);
  }

  /** Mails that left; in a dry run, those that would have. */
  public long sent() {
    return of(Verdict.Kind.SENT);
  }

  public long failed() {
    return of(Verdict.Kind.FAILED);
  }

  /** By reason, who is not frequent included: with {@link #sent} and {@link #failed} it is all. */
  public Map<String, Long> heldBack() {
    Map<String, Long> heldBack = new TreeMap<>();
    totals.forEach(
        (verdict, count) -> {
          if (verdict.kind() == Verdict.Kind.HELD_BACK
              || verdict.kind() == Verdict.Kind.NOT_FREQUENT) {
            heldBack.put(verdict.wireName(), count);
          }
        });
    return heldBack;
  }

  /**
   * The fields of the machine-readable line: {@code lookedAt = sent + the sum of heldBack +
   * failed}.
   */
  public Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("lookedAt", lookedAt());
    line.put("frequent", frequent());
    line.put("sent", sent());
    line.put("heldBack", heldBack());
    line.put("failed", failed());
    return line;
  }

  private long of(Verdict.Kind kind) {
    return totals.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToLong(Entry::getValue)
        .sum();
  }
}
