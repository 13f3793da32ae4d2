package io.footfall.pipelines.insights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.footfall.figures.FigureKey;
import io.footfall.pipelines.cassandra.FigurePartition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionShardsTest {

  /** Over the end of a month, which its partitions of days end with. */
  private static final Days DAYS = new Days(LocalDate.of(2026, 2, 26), LocalDate.of(2026, 3, 2));

  @Test
  void everyPartitionIsInOneShardAndNoShardIsEmpty() {
    PartitionShards shards = PartitionShards.of(DAYS);
    List<FigurePartition> all = new ArrayList<>();
    for (int shard = 0; shard < PartitionShards.count(DAYS); shard++) {
      assertThat(partitions(shards, shard).size(), not(equalTo(0)));
      all.addAll(partitions(shards, shard));
    }

    assertThat(
        all,
        containsInAnyOrder(
            FigurePartition.within(DAYS.fromMillis(), DAYS.toMillis())
                .toArray(new FigurePartition[0])));
  }

  @Test
  void aFigureGoesWhereItsPartitionIsChecked() {
    PartitionShards shards = PartitionShards.of(DAYS);
    for (FigurePartition partition : FigurePartition.within(DAYS.fromMillis(), DAYS.toMillis())) {
      long start = Math.max(partition.fromMillis(), DAYS.fromMillis());
      FigureKey key = new FigureKey(partition.kind(), partition.grain(), start, "any");

      assertThat(partitions(shards, shards.shardOf(key)), hasItem(partition));
    }
  }

  private static List<FigurePartition> partitions(PartitionShards shards, int shard) {
    return shards.runs(shard).stream().flatMap(run -> run.partitions().stream()).toList();
  }
}
