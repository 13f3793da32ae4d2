package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * What was remarked on the clicks of a bucket of visitors, as {@code clickstream_events} holds it:
 * for who needs to know no more of them.
 */
public final class StoredRemarks {

  private final CassandraSettings settings;
  private final int bucket;
  private final PreparedStatement select;

  private StoredRemarks(CassandraSettings settings, int bucket, PreparedStatement select) {
    this.settings = settings;
    this.bucket = bucket;
    this.select = select;
  }

  /**
   * On the clicks of that bucket.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static StoredRemarks of(CassandraSettings settings, int bucket) {
    return new StoredRemarks(
        settings,
        bucket,
        BoundedRequests.of(settings, 1)
            .prepare(
                "SELECT log_topic, log_partition, log_offset, remark FROM clickstream_events"
                    + " WHERE day = ? AND bucket = ? AND timestamp >= ? AND timestamp < ?"));
  }

  /**
   * Hands out the remarks on clicks that happened in that time. Reads each click's place in the
   * log: without an index, rows that bear a remark can't be told from others.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public void between(
      long fromMillis, long toMillis, BiConsumer<RecordPosition, Remark.Subject> remarks) {
    Instant from = Instant.ofEpochMilli(fromMillis);
    Instant to = Instant.ofEpochMilli(toMillis);
    LocalDate last = LocalDate.ofInstant(to.minusMillis(1), ZoneOffset.UTC);
    for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Iterator<Row> rows = new PagedRows(settings, select.bind(day, bucket, from, to));
      while (rows.hasNext()) {
        Row row = rows.next();
        Remark.Subject remark = Remark.Subject.ofWireName(row.getString("remark"));
        if (remark != null) {
          remarks.accept(
              new RecordPosition(
                  row.getString("log_topic"),
                  row.getInt("log_partition"),
                  row.getLong("log_offset")),
              remark);
        }
      }
    }
  }
}
