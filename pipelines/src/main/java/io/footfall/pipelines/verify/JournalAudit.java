package io.footfall.pipelines.verify;

import io.footfall.model.SliceRange;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.slices.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole journal of a source, added up and checked: slices follow one another without gap or
 * overlap, and none counts more records than it has offsets.
 *
 * @param slices how many are done
 * @param outcomes records by outcome, over all of them
 * @param positions by partition, the first offset that no slice has taken
 * @param faults what is wrong, in words; empty when nothing is
 */
public record JournalAudit(
    long slices, Map<String, Long> outcomes, Map<Integer, Long> positions, List<String> faults) {

  /** Reads the journal from its first slice to its last. */
  public static JournalAudit of(CassandraJournal journal) {
    Auditor auditor = new Auditor();
    long last = journal.last().map(entry -> entry.slice().number()).orElse(0L);
    for (long number = 1; number <= last; number++) {
      long missing = number;
      journal
          .entry(number)
          .ifPresentOrElse(
              auditor::add, () -> auditor.faults.add("slice " + missing + " is missing"));
    }
    return new JournalAudit(
        auditor.slices, auditor.outcomes, auditor.positions, List.copyOf(auditor.faults));
  }

  /** All records that have an outcome. */
  public long read() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records that should each be a row. */
  public long stored() {
    return outcomes.getOrDefault("stored", 0L);
  }

  private static final class Auditor {

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long slices;

    void add(JournalEntry entry) {
      long number = entry.slice().number();
      for (SliceRange lost : entry.truncated()) {
        faults.add("slice " + number + " gave up " + lost);
        positions.merge(lost.partition(), lost.to(), Math::max);
      }
      for (SliceRange range : entry.slice().ranges()) {
        Long expected = positions.put(range.partition(), range.to());
        if (expected != null && expected != range.from()) {
          faults.add("slice " + number + " starts at " + range + " instead of " + expected);
        }
      }
      if (!entry.isDone()) {
        faults.add("slice " + number + " is not finished: run the clickstream once more");
        return;
      }
      slices++;
      long counted = entry.outcomes().values().stream().mapToLong(Long::longValue).sum();
      if (counted > entry.slice().length()) {
        faults.add(
            "slice "
                + number
                + " has "
                + counted
                + " outcomes for "
                + entry.slice().length()
                + " offsets");
      }
      entry.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    }
  }
}
