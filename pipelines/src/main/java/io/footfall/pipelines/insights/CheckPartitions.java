package io.footfall.pipelines.insights;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKind;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.figures.Tally;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraFigureStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.cassandra.PartitionRun;
import io.footfall.pipelines.cassandra.StoredFigures;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Maps;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Holds the recounted figures of a shard, some partitions at a time, against what is stored and
 * indexed; keeps what came of it, mends what is stored, and hands on what has to be indexed.
 */
final class CheckPartitions extends DoFn<KV<Integer, Iterable<Figure>>, Figure> {

  private final CassandraSettings cassandra;
  private final ElasticsearchSettings elasticsearch;
  private final String source;
  private final Days days;
  private final String run;
  private final @Nullable Slice mendedAfter;
  private transient @Nullable PartitionShards shards;
  private transient @Nullable IndexedFigures indexed;

  CheckPartitions(
      ClickstreamSettings settings, Days days, String run, @Nullable Slice mendedAfter) {
    this.cassandra = settings.cassandra();
    this.elasticsearch = settings.elasticsearch();
    this.source = settings.source();
    this.days = days;
    this.run = run;
    this.mendedAfter = mendedAfter;
  }

  @Setup
  public void setup() {
    shards = PartitionShards.of(days);
    indexed = IndexedFigures.of(elasticsearch);
  }

  @ProcessElement
  public void check(@Element KV<Integer, Iterable<Figure>> gathered, OutputReceiver<Figure> toIndex)
      throws InterruptedException {
    Map<FigurePartition, Map<FigureKey, Tally>> recounted = byPartition(gathered.getValue());
    for (PartitionRun partitions : shards.runs(gathered.getKey())) {
      check(partitions, recounted, toIndex);
    }
  }

  private void check(
      PartitionRun partitions,
      Map<FigurePartition, Map<FigureKey, Tally>> figures,
      OutputReceiver<Figure> toIndex)
      throws InterruptedException {
    StoredFigures store = StoredFigures.of(cassandra, source);
    Map<FigurePartition, Map<FigureKey, Tally>> recounted = new LinkedHashMap<>();
    for (FigurePartition partition : partitions.partitions()) {
      recounted.put(
          partition,
          partition.kind() == FigureKind.LEDGER
              ? LedgerSums.of(store, partition, days)
              : figures.getOrDefault(partition, Map.of()));
    }
    Map<FigurePartition, Map<FigureKey, Tally>> stored =
        byPartition(store.read(partitions, days.fromMillis(), days.toMillis()));
    Map<FigurePartition, Map<FigureKey, Map<String, Long>>> indexed =
        byPartition(indexedOf(partitions));
    Map<FigurePartition, FigureComparison> comparisons = new LinkedHashMap<>();
    recounted.forEach(
        (partition, tallies) ->
            comparisons.put(
                partition,
                FigureComparison.of(
                    tallies,
                    stored.getOrDefault(partition, Map.of()),
                    indexed.getOrDefault(partition, Map.of()))));
    // Before anything is mended: done again after that, it would find less
    FigureChecks.of(cassandra, run)
        .save(Maps.transformValues(comparisons, CheckPartitions::resultOf));
    comparisons.forEach(
        (partition, comparison) -> {
          if (mendedAfter != null && !comparison.toStore().isEmpty()) {
            store(comparison.toStore(), recounted.get(partition), mendedAfter);
          }
          comparison.toIndex().forEach(toIndex::output);
        });
  }

  private static FigureChecks.Result resultOf(FigureComparison comparison) {
    return new FigureChecks.Result(
        1, comparison.checked(), comparison.differing(), comparison.examples());
  }

  /** Whole rows, with what is right in them as well. */
  private void store(List<Figure> wrong, Map<FigureKey, Tally> recounted, Slice last) {
    Set<FigureKey> rows = new HashSet<>();
    wrong.forEach(figure -> rows.add(figure.key().row()));
    List<Figure> whole = new ArrayList<>(wrong);
    recounted.forEach(
        (key, tally) -> {
          if (rows.contains(key.row())) {
            whole.add(new Figure(key, tally));
          }
        });
    CassandraFigureStore store = CassandraFigureStore.of(cassandra, source);
    try (FigureStore.Session session = store.openAfter(last)) {
      FigureRow.of(whole)
          .forEach(row -> session.save(new FigureStore.StoredRow(row, last.number())));
      session.flush();
    }
  }

  private static Map<FigurePartition, Map<FigureKey, Tally>> byPartition(Iterable<Figure> figures) {
    Map<FigurePartition, Map<FigureKey, Tally>> tallies = new HashMap<>();
    for (Figure figure : figures) {
      if (!figure.tally().isEmpty()) {
        tallies
            .computeIfAbsent(FigurePartition.of(figure.key()), none -> new HashMap<>())
            .put(figure.key(), figure.tally());
      }
    }
    return tallies;
  }

  private static <T> Map<FigurePartition, Map<FigureKey, T>> byPartition(
      Map<FigureKey, T> figures) {
    Map<FigurePartition, Map<FigureKey, T>> partitions = new HashMap<>();
    figures.forEach(
        (key, value) ->
            partitions
                .computeIfAbsent(FigurePartition.of(key), none -> new HashMap<>())
                .put(key, value));
    return partitions;
  }

  private Map<FigureKey, Map<String, Long>> indexedOf(PartitionRun partitions)
      throws InterruptedException {
    return indexed.read(
        source,
        partitions.kind(),
        partitions.grain(),
        Math.max(days.fromMillis(), partitions.fromMillis()),
        Math.min(days.toMillis(), partitions.toMillis()));
  }
}
