package io.footfall.pipelines.insights;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Tally;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.cassandra.PartitionRun;
import io.footfall.pipelines.cassandra.StoredFigures;
import java.util.HashMap;
import java.util.Map;

/** The ledger's sums as its entries have it: those of every slice, added up by outcome. */
final class LedgerSums {

  private LedgerSums() {}

  /** Of the partition's time, as far as it lies in the days. */
  static Map<FigureKey, Tally> of(StoredFigures stored, FigurePartition partition, Days days) {
    long from = Math.max(days.fromMillis(), partition.fromMillis());
    long to = Math.min(days.toMillis(), partition.toMillis());
    Map<FigureKey, Tally> sums = new HashMap<>();
    for (PartitionRun entries :
        PartitionRun.of(FigureKind.OUTCOME, FigureKind.OUTCOME.finest(), from, to)) {
      stored
          .read(entries, from, to)
          .forEach((entry, tally) -> sums.merge(at(partition.grain(), entry), tally, Tally::plus));
    }
    return sums;
  }

  /** An entry is called {@code <slice number>/<outcome>}. */
  private static FigureKey at(Grain grain, FigureKey entry) {
    return new FigureKey(
        FigureKind.LEDGER,
        grain,
        grain.startOf(entry.startMillis()),
        entry.name().substring(entry.name().indexOf('/') + 1));
  }
}
