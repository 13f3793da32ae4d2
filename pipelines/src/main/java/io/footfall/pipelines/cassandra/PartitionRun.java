package io.footfall.pipelines.cassandra;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Lists;

/**
 * Partitions of figures of one kind and grain that follow each other in time, as many as are read
 * by one request: a shop's minutes of an hour are few, and a request costs more than they do.
 */
public record PartitionRun(List<FigurePartition> partitions) {

  private static final int MOST_HOURS = 6;

  public PartitionRun {
    partitions = List.copyOf(partitions);
  }

  /** A partition alone. */
  static PartitionRun of(FigurePartition partition) {
    return new PartitionRun(List.of(partition));
  }

  /**
   * Those of every live kind that is indexed, and of every grain, that have figures of that time.
   */
  public static List<PartitionRun> within(long fromMillis, long toMillis) {
    List<PartitionRun> runs = new ArrayList<>();
    for (FigureKind kind : FigureKind.values()) {
      for (Grain grain : FigurePartition.grainsWithin(kind)) {
        runs.addAll(of(kind, grain, fromMillis, toMillis));
      }
    }
    return runs;
  }

  /** Those of one kind and grain; a day of hours and a month of days are large enough alone. */
  public static List<PartitionRun> of(
      FigureKind kind, Grain grain, long fromMillis, long toMillis) {
    int most = grain == Grain.MINUTE ? MOST_HOURS : 1;
    return Lists.partition(FigurePartition.of(kind, grain, fromMillis, toMillis), most).stream()
        .map(PartitionRun::new)
        .toList();
  }

  public FigureKind kind() {
    return partitions.get(0).kind();
  }

  public Grain grain() {
    return partitions.get(0).grain();
  }

  /** When the first period begins. */
  public long fromMillis() {
    return partitions.get(0).fromMillis();
  }

  /** When the period after the last begins. */
  public long toMillis() {
    return partitions.get(partitions.size() - 1).toMillis();
  }
}
