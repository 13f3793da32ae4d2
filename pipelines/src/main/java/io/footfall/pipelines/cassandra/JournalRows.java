package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.pipelines.slices.JournalEntry.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Entries of the journal as rows of {@code slices}. A list of ranges stands in two maps by
 * partition, of the starts and of the ends, which people can read and every client can.
 */
final class JournalRows {

  private JournalRows() {}

  static Map<Integer, Long> starts(List<SliceRange> ranges) {
    Map<Integer, Long> starts = new TreeMap<>();
    // Of two pieces given up of one partition, one after the other, the whole
    ranges.forEach(range -> starts.merge(range.partition(), range.from(), Math::min));
    return starts;
  }

  static Map<Integer, Long> ends(List<SliceRange> ranges) {
    Map<Integer, Long> ends = new TreeMap<>();
    ranges.forEach(range -> ends.merge(range.partition(), range.to(), Math::max));
    return ends;
  }

  static JournalEntry entryOf(Row row) {
    String topic = row.getString("topic");
    Slice slice =
        new Slice(
            row.getString("source"),
            row.getLong("number"),
            row.getInstant("planned_at").toEpochMilli(),
            ranges(row, topic, "range_from", "range_to"),
            row.getSet("settles", Integer.class),
            // Null in what was planned by a version that did not count them
            row.isNull("attempt") ? 1 : row.getInt("attempt"));
    return new JournalEntry(
        slice,
        State.valueOf(row.getString("state")),
        row.getMap("positions", Integer.class, Long.class),
        ranges(row, topic, "truncated_from", "truncated_to"),
        row.getMap("outcomes", String.class, Long.class),
        Optional.ofNullable(row.getInstant("finished_at")).map(Instant::toEpochMilli));
  }

  private static List<SliceRange> ranges(Row row, String topic, String from, String to) {
    Map<Integer, Long> ends = row.getMap(to, Integer.class, Long.class);
    return new TreeMap<>(row.getMap(from, Integer.class, Long.class))
        .entrySet().stream()
            .map(
                start ->
                    new SliceRange(
                        topic, start.getKey(), start.getValue(), ends.get(start.getKey())))
            .toList();
  }
}
