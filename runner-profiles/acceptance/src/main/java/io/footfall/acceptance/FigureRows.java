package io.footfall.acceptance;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import java.util.concurrent.TimeUnit;

/** The rows of figures in Cassandra, to be damaged. */
final class FigureRows {

  private final ClickstreamSettings settings;

  FigureRows(ClickstreamSettings settings) {
    this.settings = settings;
  }

  /** Deletes what the days came to in all. */
  void loseDaysTotals(Days days) {
    for (FigurePartition partition : FigurePartition.within(days.fromMillis(), days.toMillis())) {
      if (partition.kind() == FigureKind.TOTAL && partition.grain() == Grain.DAY) {
        CassandraSessions.get(settings.cassandra())
            .execute(
                SimpleStatement.newInstance(
                    "DELETE FROM metrics USING TIMESTAMP ? WHERE source = ? AND kind = 'total'"
                        + " AND grain = 'DAY' AND period = ?",
                    TimeUnit.MILLISECONDS.toMicros(lastWritesMillis()),
                    settings.source(),
                    partition.period()));
      }
    }
  }

  /** The time of the last slice's writes: what is deleted later hides what mends it. */
  private long lastWritesMillis() {
    return CassandraJournal.of(settings.cassandra(), settings.source())
        .last()
        .orElseThrow()
        .slice()
        .plannedAtMillis();
  }
}
