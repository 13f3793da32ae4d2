package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureRow;
import io.footfall.figures.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Figures of the table {@code metrics}, read by the partition. */
public final class StoredFigures {

  private final CassandraSettings settings;
  private final String source;
  private final PreparedStatement select;

  private StoredFigures(CassandraSettings settings, String source, PreparedStatement select) {
    this.settings = settings;
    this.source = source;
    this.select = select;
  }

  /**
   * The figures that slices of that source came to.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static StoredFigures of(CassandraSettings settings, String source) {
    return new StoredFigures(
        settings,
        source,
        BoundedRequests.of(settings, 1)
            .prepare(
                "SELECT start, name, tally FROM metrics"
                    + " WHERE source = ? AND kind = ? AND grain = ? AND period IN ?"
                    + " AND start >= ? AND start < ?"));
  }

  /**
   * The partition's figures whose start lies in that time.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public Map<FigureKey, Tally> read(FigurePartition partition, long fromMillis, long toMillis) {
    return read(PartitionRun.of(partition), fromMillis, toMillis);
  }

  /** The same of several partitions. */
  public Map<FigureKey, Tally> read(PartitionRun run, long fromMillis, long toMillis) {
    Iterator<Row> rows =
        new PagedRows(
            settings,
            select.bind(
                source,
                run.partitions().get(0).storedKind(),
                run.grain().name(),
                run.partitions().stream().map(FigurePartition::period).toList(),
                Instant.ofEpochMilli(fromMillis),
                Instant.ofEpochMilli(toMillis)));
    Map<FigureKey, Tally> figures = new HashMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      FigureKey key =
          new FigureKey(
              run.kind(), run.grain(), row.getInstant(0).toEpochMilli(), row.getString(1));
      FigureRow.fromBytes(key, Bytes.getArray(row.getByteBuffer(2)))
          .figures()
          .forEach(figure -> figures.put(figure.key(), figure.tally()));
    }
    return figures;
  }
}
