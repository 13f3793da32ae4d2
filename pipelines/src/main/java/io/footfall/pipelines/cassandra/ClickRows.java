package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.Click;
import io.footfall.model.ClickColumns;
import io.footfall.model.Reconsidered;
import io.footfall.model.VisitorBuckets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks as rows of {@code clickstream_events}. A row is told from others by the click's time, its
 * visitor's bucket and its event id, so a click stored again is the same row.
 */
public final class ClickRows {

  /** Of the click contract; the column lets a later contract's rows be told apart. */
  private static final int SCHEMA_VERSION = 1;

  private static final List<Column<Click>> COLUMNS =
      Stream.concat(
              ClickColumns.madeBy(new Columns()).stream(),
              Stream.of(Column.<Click>integer("schema_version", click -> SCHEMA_VERSION)))
          .toList();

  /** The columns from which {@link ClickReader} makes the click again. */
  static final String COLUMN_NAMES =
      COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

  private static final String INSERT =
      "INSERT INTO clickstream_events (day, bucket, "
          + COLUMN_NAMES
          + ") VALUES (?, ?"
          + ", ?".repeat(COLUMNS.size())
          + ") USING TTL ?";

  private static final String UPDATE =
      "UPDATE clickstream_events USING TTL ? SET bot_indicator = ?"
          + " WHERE day = ? AND bucket = ? AND timestamp = ? AND row_key = ?";

  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final VisitorBuckets buckets;
  private final int ttlSeconds;

  /** A partition of the table. */
  public record Partition(LocalDate day, int bucket) {}

  private ClickRows(
      PreparedStatement insert, PreparedStatement update, VisitorBuckets buckets, int ttlSeconds) {
    this.insert = insert;
    this.update = update;
    this.buckets = buckets;
    this.ttlSeconds = ttlSeconds;
  }

  /** Rows that are kept for ever, for someone with a session of his own. */
  public static ClickRows of(CqlSession session, VisitorBuckets buckets) {
    return new ClickRows(session.prepare(INSERT), session.prepare(UPDATE), buckets, 0);
  }

  /** Rows that are kept for so long; preparing them is retried. */
  static ClickRows of(BoundedRequests requests, VisitorBuckets buckets, int ttlSeconds) {
    return new ClickRows(requests.prepare(INSERT), requests.prepare(UPDATE), buckets, ttlSeconds);
  }

  /** Where the click's row belongs. */
  public Partition partitionOf(Click click) {
    return partitionOf(click.occurredAt(), click.visitorId());
  }

  /** Where the row of the click is that has been reconsidered. */
  Partition partitionOf(Reconsidered reconsidered) {
    return partitionOf(reconsidered.click().occurredAt(), reconsidered.click().visitorId());
  }

  /** The statement that writes the verdict beside the click. */
  BoundStatement verdictOf(Partition partition, Reconsidered reconsidered) {
    return update.bind(
        ttlSeconds,
        reconsidered.verdict(),
        partition.day(),
        partition.bucket(),
        Instant.ofEpochMilli(reconsidered.click().occurredAt()),
        reconsidered.storedId().toString());
  }

  private Partition partitionOf(long occurredAt, String visitorId) {
    return new Partition(
        LocalDate.ofInstant(Instant.ofEpochMilli(occurredAt), ZoneOffset.UTC),
        buckets.bucketOf(visitorId));
  }

  /** The statement that writes the click's row. */
  public BoundStatement rowOf(Partition partition, Click click) {
    BoundStatementBuilder row =
        insert
            .boundStatementBuilder()
            .setLocalDate(0, partition.day())
            .setInt(1, partition.bucket());
    int at = 2;
    for (Column<Click> column : COLUMNS) {
      row = column.binder().bind(row, at++, click);
    }
    return row.setInt(at, ttlSeconds).build();
  }

  /**
   * The statement that writes the click's row over another of its key: what it lacks is taken out.
   */
  BoundStatement rowOver(Partition partition, Click click) {
    BoundStatement row = rowOf(partition, click);
    for (int at = 2; at < COLUMNS.size() + 2; at++) {
      if (!row.isSet(at)) {
        row = row.setToNull(at);
      }
    }
    return row;
  }

  /** Columns of a table. */
  private static final class Columns implements ClickColumns.Maker<Column<Click>> {
    @Override
    public Column<Click> text(String name, Function<Click, @Nullable String> part) {
      return Column.text(name, part);
    }

    @Override
    public Column<Click> time(String name, Function<Click, @Nullable Long> part) {
      return Column.time(name, part);
    }

    @Override
    public Column<Click> bigint(String name, Function<Click, @Nullable Long> part) {
      return Column.bigint(name, part);
    }

    @Override
    public Column<Click> integer(String name, Function<Click, @Nullable Integer> part) {
      return Column.integer(name, part);
    }

    @Override
    public Column<Click> bool(String name, Function<Click, @Nullable Boolean> part) {
      return Column.bool(name, part);
    }
  }
}
