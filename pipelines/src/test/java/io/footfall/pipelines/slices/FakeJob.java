package io.footfall.pipelines.slices;

import io.footfall.model.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A job that stores every record, once a slice however often it runs, and fails as often as told,
 * after its work is done.
 */
final class FakeJob implements SliceJob, OutcomeReader {

  final List<Slice> runs = new ArrayList<>();
  final Map<Long, Long> storedBySlice = new HashMap<>();
  int failures;
  RuntimeException failure = new IllegalStateException("the store is down");
  long gaps;
  Runnable meanwhile = () -> {};

  @Override
  public void run(Slice slice) {
    runs.add(slice);
    storedBySlice.putIfAbsent(slice.number(), slice.length() - gaps);
    meanwhile.run();
    if (failures > 0) {
      failures--;
      throw failure;
    }
  }

  @Override
  public Map<String, Long> read(Slice slice) {
    return Map.of("stored", storedBySlice.getOrDefault(slice.number(), 0L));
  }
}
