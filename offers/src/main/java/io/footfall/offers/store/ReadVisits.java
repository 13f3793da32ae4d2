package io.footfall.offers.store;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.flag.VisitSummaryCoder;
import io.footfall.offers.model.VisitSummary;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.PagedRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Goes out: every visit in {@code visits_by_day} that began within a stretch of time, each once, in
 * summary. The days' partitions are read beside each other, page by page, six columns of them.
 */
public final class ReadVisits extends PTransform<PBegin, PCollection<VisitSummary>> {

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final long fromMillis;
  private final long toMillis;

  private ReadVisits(
      CassandraSettings settings, VisitorBuckets buckets, long fromMillis, long toMillis) {
    this.settings = settings;
    this.buckets = buckets;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  /**
   * Those that began at {@code fromMillis} or later and before {@code toMillis}.
   *
   * @param buckets of visitors, as the keyspace was made with
   */
  public static ReadVisits between(
      CassandraSettings settings, VisitorBuckets buckets, long fromMillis, long toMillis) {
    return new ReadVisits(settings, buckets, fromMillis, toMillis);
  }

  @Override
  public PCollection<VisitSummary> expand(PBegin begin) {
    List<KV<Integer, Long>> partitions = new ArrayList<>();
    for (LocalDate day = dayOf(fromMillis); !day.isAfter(dayOf(toMillis)); day = day.plusDays(1)) {
      for (int bucket = 0; bucket < buckets.count(); bucket++) {
        partitions.add(KV.of(bucket, day.toEpochDay()));
      }
    }
    return begin
        .apply(
            "Partitions",
            Create.of(partitions).withCoder(KvCoder.of(VarIntCoder.of(), VarLongCoder.of())))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Read", ParDo.of(new ReadFn(settings, fromMillis, toMillis)))
        .setCoder(VisitSummaryCoder.of());
  }

  private static LocalDate dayOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static final class ReadFn extends DoFn<KV<Integer, Long>, VisitSummary> {
    private final CassandraSettings settings;
    private final Instant from;
    private final Instant to;

    ReadFn(CassandraSettings settings, long fromMillis, long toMillis) {
      this.settings = settings;
      this.from = Instant.ofEpochMilli(fromMillis);
      this.to = Instant.ofEpochMilli(toMillis);
    }

    @ProcessElement
    public void read(@Element KV<Integer, Long> partition, OutputReceiver<VisitSummary> visits) {
      PreparedStatement select =
          BoundedRequests.of(settings, 1)
              .prepare(
                  "SELECT visitor_id, started_at, ended_at, engaged_millis, converted, bot_indicator"
                      + " FROM visits_by_day WHERE day = ? AND bucket = ?"
                      + " AND started_at >= ? AND started_at < ?");
      LocalDate day = LocalDate.ofEpochDay(partition.getValue());
      new PagedRows(settings, select.bind(day, partition.getKey(), from, to))
          .forEachRemaining(row -> visits.output(summaryOf(row)));
    }

    private static VisitSummary summaryOf(Row row) {
      return new VisitSummary(
          row.getString(0),
          row.getInstant(1).toEpochMilli(),
          row.getInstant(2).toEpochMilli(),
          row.getLong(3),
          row.getBoolean(4),
          !row.isNull(5));
    }
  }
}
