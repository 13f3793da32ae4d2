package io.footfall.benchmarks.nativespark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.benchmarks.sinks.BatchFlight;
import io.footfall.benchmarks.sinks.BatchLoop;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the peer writes, by a {@link BatchLoop} on each of Spark's partitions. Clicks go into
 * Footfall's table for them, in the same partitions.
 */
final class NativeRows implements Serializable {

  private static final int IN_FLIGHT = 16;

  private final CassandraSettings cassandra;
  private final ElasticsearchSettings elasticsearch;
  private final VisitorBuckets buckets;

  NativeRows(ClickstreamSettings settings) {
    this.cassandra = settings.cassandra();
    this.elasticsearch = settings.elasticsearch();
    this.buckets = settings.buckets();
  }

  /** Those that Footfall has no table for. */
  static void createTables(CqlSession session) {
    session.execute(
        "CREATE TABLE native_pages (hour timestamp, minute timestamp, url text, events bigint,"
            + " views bigint, visitors bigint, PRIMARY KEY (hour, minute, url))");
    session.execute(
        "CREATE TABLE native_visits (bucket int, visitor_id text, started timestamp,"
            + " ended timestamp, events bigint, views bigint, revenue_minor bigint,"
            + " PRIMARY KEY (bucket, visitor_id, started))");
  }

  /**
   * Holds the figures against the clicks.
   *
   * @throws IllegalStateException when they don't add up to as many
   */
  static void requireFigures(CqlSession session, long clicks) {
    for (NativeColumns table : List.of(NativeColumns.PAGES, NativeColumns.VISITS)) {
      long counted = 0;
      for (var row : session.execute("SELECT events FROM " + table.table())) {
        counted += row.getLong(0);
      }
      if (counted != clicks) {
        throw new IllegalStateException(
            table.table() + " counts " + counted + " of native Spark's " + clicks + " clicks");
      }
    }
  }

  void writeClicks(Dataset<Row> clicks) {
    write(
        NativeColumns.CLICKS,
        clicks,
        click ->
            List.of(
                LocalDate.ofInstant(Instant.ofEpochMilli(click.getLong(0)), ZoneOffset.UTC),
                buckets.bucketOf(click.getString(1))));
  }

  void writeVisits(Dataset<Row> visits) {
    write(NativeColumns.VISITS, visits, visit -> List.of(buckets.bucketOf(visit.getString(0))));
  }

  /** To both stores at once, as Spark would compute the batch again for the second. */
  void writePages(Dataset<Row> pages) {
    NativeColumns.PAGES
        .select(pages)
        .foreachPartition(
            (ForeachPartitionFunction<Row>)
                rows -> {
                  NativeDocuments documents = new NativeDocuments(elasticsearch);
                  writePartition(
                      NativeColumns.PAGES,
                      rows,
                      page -> {
                        documents.add(page);
                        return List.of(
                            Instant.ofEpochMilli(page.getLong(0)).truncatedTo(ChronoUnit.HOURS));
                      });
                  documents.flush();
                });
  }

  /** Finds the partition of a row, on Spark's workers. */
  private interface Partitioning extends Function<Row, List<Object>>, Serializable {}

  private void write(NativeColumns columns, Dataset<Row> rows, Partitioning partitionOf) {
    columns
        .select(rows)
        .foreachPartition(
            (ForeachPartitionFunction<Row>) of -> writePartition(columns, of, partitionOf));
  }

  private void writePartition(
      NativeColumns columns, Iterator<Row> rows, Function<Row, List<Object>> partitionOf) {
    CqlSession session = CassandraSessions.get(cassandra);
    PreparedStatement insert = session.prepare(columns.insert());
    BatchFlight flight = new BatchFlight(session, IN_FLIGHT);
    BatchLoop loop = new BatchLoop(flight);
    while (rows.hasNext()) {
      Row row = rows.next();
      List<Object> partition = partitionOf.apply(row);
      loop.add(partition, columns.bind(insert, partition, row));
    }
    loop.finish();
    flight.await();
  }
}
