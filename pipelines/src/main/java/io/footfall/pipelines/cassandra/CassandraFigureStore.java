package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.model.Slice;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Rows of figures in the table {@code metrics}. Reads ask for 30 rows of one partition at a time,
 * writes go 30 in a batch, and either has 34 requests in flight. Figures are kept for ever.
 */
public final class CassandraFigureStore implements FigureStore {

  private static final int IN_FLIGHT = 34;

  private final CassandraSettings settings;
  private final String source;

  private CassandraFigureStore(CassandraSettings settings, String source) {
    this.settings = settings;
    this.source = source;
  }

  /** The figures that slices of that source came to, and no other's. */
  public static CassandraFigureStore of(CassandraSettings settings, String source) {
    return new CassandraFigureStore(settings, source);
  }

  @Override
  public Session open(Slice slice) {
    return open(WriteTime.of(slice));
  }

  /** To correct figures as they stand after the slice, while nobody runs another. */
  public Session openAfter(Slice slice) {
    return open(WriteTime.after(slice));
  }

  private Session open(long writtenAt) {
    return new CassandraSession(source, writtenAt, BoundedRequests.of(settings, IN_FLIGHT));
  }

  private static final class CassandraSession implements Session {
    private static final TupleType START_AND_NAME =
        DataTypes.tupleOf(DataTypes.TIMESTAMP, DataTypes.TEXT);

    private final String source;
    private final long writtenAt;
    private final BoundedRequests requests;
    private final BatchedWrites writes;
    private final PreparedStatement select;
    private final PreparedStatement insert;

    CassandraSession(String source, long writtenAt, BoundedRequests requests) {
      this.source = source;
      this.writtenAt = writtenAt;
      this.requests = requests;
      this.writes = new BatchedWrites(requests);
      this.select =
          requests.prepare(
              "SELECT start, name, last_slice, tally FROM metrics"
                  + " WHERE source = ? AND kind = ? AND grain = ? AND period = ?"
                  + " AND (start, name) IN ?");
      this.insert =
          requests.prepare(
              "INSERT INTO metrics (source, kind, grain, period, start, name, last_slice, tally)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
    }

    @Override
    public Map<FigureKey, StoredRow> load(Collection<FigureKey> keys) {
      Map<FigureKey, StoredRow> stored = new ConcurrentHashMap<>();
      Map<FigurePartition, List<FigureKey>> byPartition =
          keys.stream().collect(Collectors.groupingBy(FigurePartition::of));
      byPartition.forEach(
          (partition, ofPartition) -> {
            for (List<FigureKey> piece : KeyPieces.of(ofPartition)) {
              requests.send(
                  selectOf(partition, piece),
                  rows -> rows.currentPage().forEach(row -> add(stored, piece.get(0), row)));
            }
          });
      requests.await();
      return stored;
    }

    @Override
    public void save(StoredRow stored) {
      FigureKey key = stored.row().key();
      FigurePartition partition = FigurePartition.of(key);
      writes.add(
          partition,
          insert.bind(
              source,
              partition.storedKind(),
              partition.grain().name(),
              partition.period(),
              Instant.ofEpochMilli(key.startMillis()),
              key.name(),
              stored.lastSlice(),
              ByteBuffer.wrap(stored.row().toBytes()),
              writtenAt));
    }

    @Override
    public void flush() {
      writes.flush();
    }

    /** Nothing of its own to close: the session is the JVM's. */
    @Override
    public void close() {}

    private BoundStatement selectOf(FigurePartition partition, List<FigureKey> keys) {
      List<TupleValue> wanted =
          keys.stream()
              .map(
                  key ->
                      START_AND_NAME.newValue(Instant.ofEpochMilli(key.startMillis()), key.name()))
              .toList();
      return select.bind(
          source, partition.storedKind(), partition.grain().name(), partition.period(), wanted);
    }

    /** Kind and grain are those of whichever key of the partition. */
    private void add(Map<FigureKey, StoredRow> stored, FigureKey like, Row row) {
      FigureKey key =
          new FigureKey(
              like.kind(), like.grain(), row.getInstant(0).toEpochMilli(), row.getString(1));
      FigureRow figures = FigureRow.fromBytes(key, Bytes.getArray(row.getByteBuffer(3)));
      stored.put(key, new StoredRow(figures, row.getLong(2)));
    }
  }
}
