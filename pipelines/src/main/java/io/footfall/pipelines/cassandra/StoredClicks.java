package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.Click;
import io.footfall.visits.ClickHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Iterators;

/**
 * The clicks of a bucket of visitors as {@code clickstream_events} holds them, read day by day and
 * page by page.
 *
 * <p>Beam's CassandraIO reads a table whole, by ranges of tokens, in no order; here one bucket of a
 * day is one read in the order of time, of as much time as is asked for. Beside Spark it does not
 * run at all: it brings version 3 of the driver, which fails on Spark's version of Metrics.
 */
public final class StoredClicks implements ClickHistory {

  private final CassandraSettings settings;
  private final int bucket;
  private final PreparedStatement select;

  private StoredClicks(CassandraSettings settings, int bucket, PreparedStatement select) {
    this.settings = settings;
    this.bucket = bucket;
    this.select = select;
  }

  /**
   * The clicks of that bucket.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static StoredClicks of(CassandraSettings settings, int bucket) {
    return new StoredClicks(
        settings,
        bucket,
        BoundedRequests.of(settings, 1)
            .prepare(
                "SELECT "
                    + ClickRows.COLUMN_NAMES
                    + " FROM clickstream_events WHERE day = ? AND bucket = ?"
                    + " AND timestamp >= ? AND timestamp < ?"));
  }

  /**
   * The days (UTC) of which clicks are stored. Reads the keys of all partitions.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static SortedSet<LocalDate> days(CassandraSettings settings) {
    PreparedStatement partitions =
        BoundedRequests.of(settings, 1)
            .prepare("SELECT DISTINCT day, bucket FROM clickstream_events");
    SortedSet<LocalDate> days = new TreeSet<>();
    new PagedRows(settings, partitions.bind())
        .forEachRemaining(row -> days.add(row.getLocalDate(0)));
    return days;
  }

  @Override
  public Iterable<Click> between(long fromMillis, long toMillis) {
    return () -> new Clicks(fromMillis, toMillis);
  }

  private Iterator<Row> rows(LocalDate day, long fromMillis, long toMillis) {
    Iterator<Row> rows =
        new PagedRows(
            settings,
            select.bind(
                day, bucket, Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis)));
    // A late verdict has a time to live of its own, and may outlive its click by as much.
    return Iterators.filter(rows, row -> !row.isNull("event_type"));
  }

  /** Goes from day to day. */
  private final class Clicks implements Iterator<Click> {
    private final long fromMillis;
    private final long toMillis;
    private LocalDate nextDay;
    private Iterator<Row> rows = Collections.emptyIterator();

    Clicks(long fromMillis, long toMillis) {
      this.fromMillis = fromMillis;
      this.toMillis = toMillis;
      this.nextDay = LocalDate.ofInstant(Instant.ofEpochMilli(fromMillis), ZoneOffset.UTC);
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && startOf(nextDay) < toMillis) {
        rows = rows(nextDay, fromMillis, toMillis);
        nextDay = nextDay.plusDays(1);
      }
      return rows.hasNext();
    }

    @Override
    public Click next() {
      if (!hasNext()) {
        throw new NoSuchElementException("There are no more clicks");
      }
      return ClickReader.clickOf(rows.next());
    }

    private static long startOf(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
  }
}
