package io.footfall.benchmarks.keyed;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** So many records of a traffic, in batches of so many; the last may be smaller. */
final class EvenBatches implements Iterator<List<SentRecord>> {

  private final Traffic traffic;
  private final int most;
  private long left;

  EvenBatches(Traffic traffic, long records, int most) {
    this.traffic = traffic;
    this.left = records;
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public List<SentRecord> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All records have been taken");
    }
    int size = (int) Math.min(most, left);
    List<SentRecord> batch = new ArrayList<>(size);
    while (batch.size() < size) {
      batch.add(traffic.next());
    }
    left -= size;
    return batch;
  }
}
