package io.footfall.pipelines.insights;

import io.footfall.figures.FigureKey;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.cassandra.PartitionRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which partitions of figures are checked together: of the four hundred that a day has, a few dozen
 * in each of sixteen shards, as a key each would be a bundle each on the Direct runner; those that
 * are read together in one. The same days give the same shards everywhere.
 *
 * <p>Made where it is used: the Direct runner serializes a DoFn, with all that it holds, for every
 * bundle, and for a week these lists took half of its time.
 */
final class PartitionShards {

  private static final int SHARDS_PER_DAY = 16;

  private final List<List<PartitionRun>> shards;
  private final Map<FigurePartition, Integer> numbers;

  private PartitionShards(List<List<PartitionRun>> shards, Map<FigurePartition, Integer> numbers) {
    this.shards = shards;
    this.numbers = numbers;
  }

  /** Those of these days. */
  static PartitionShards of(Days days) {
    List<List<PartitionRun>> shards = new ArrayList<>();
    for (int shard = 0; shard < count(days); shard++) {
      shards.add(new ArrayList<>());
    }
    Map<FigurePartition, Integer> numbers = new HashMap<>();
    int next = 0;
    for (PartitionRun run : PartitionRun.within(days.fromMillis(), days.toMillis())) {
      int shard = next++ % shards.size();
      shards.get(shard).add(run);
      run.partitions().forEach(partition -> numbers.put(partition, shard));
    }
    return new PartitionShards(shards, numbers);
  }

  /** How many there are; each is known by its number, from 0. */
  static int count(Days days) {
    return SHARDS_PER_DAY * days.each().size();
  }

  /** The partitions of that shard. */
  List<PartitionRun> runs(int shard) {
    return shards.get(shard);
  }

  /** The shard that the figure of that key belongs to, which is one of these days. */
  int shardOf(FigureKey key) {
    return numbers.get(FigurePartition.of(key));
  }
}
