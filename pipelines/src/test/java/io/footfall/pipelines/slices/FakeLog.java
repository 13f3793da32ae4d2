package io.footfall.pipelines.slices;

import io.footfall.model.SliceRange;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A log in memory: offsets only, with as many records as offsets unless told otherwise. */
final class FakeLog implements SourceLog {

  final Map<Integer, OffsetSpan> spans = new TreeMap<>();
  final Map<Integer, Long> committed = new HashMap<>();
  long gaps;
  boolean missing;

  FakeLog with(int partition, long beginning, long end) {
    spans.put(partition, new OffsetSpan(beginning, end));
    return this;
  }

  @Override
  public String topic() {
    return "clicks";
  }

  @Override
  public Map<Integer, OffsetSpan> spans() {
    if (missing) {
      throw new TopicMissingException("clicks");
    }
    return new TreeMap<>(spans);
  }

  @Override
  public long count(SliceRange range) {
    return range.length() - gaps;
  }

  @Override
  public void commit(Map<Integer, Long> positions) {
    committed.putAll(positions);
  }
}
