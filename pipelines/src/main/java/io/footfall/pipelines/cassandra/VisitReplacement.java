package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.Slice;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitorBuckets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes visits that were drawn again in place of those that stand in {@code visits_by_day}, and
 * deletes what was not drawn again. For while nobody runs a slice.
 */
public final class VisitReplacement {

  private record Name(String visitorId, long startedAt) {}

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final Slice asOf;

  private VisitReplacement(CassandraSettings settings, VisitorBuckets buckets, Slice asOf) {
    this.settings = settings;
    this.buckets = buckets;
    this.asOf = asOf;
  }

  /** Of what stands after that slice, the last one. */
  public static VisitReplacement of(
      CassandraSettings settings, VisitorBuckets buckets, Slice asOf) {
    return new VisitReplacement(settings, buckets, asOf);
  }

  /**
   * Replaces the visits of a bucket that began on that day; returns when all has been written.
   *
   * @throws CassandraUnavailableException when any of it could not be
   */
  public void replace(LocalDate day, int bucket, Collection<Visit> visits) {
    StoreVisits.Writer writer = new StoreVisits.Writer(settings, buckets, WriteTime.after(asOf));
    Set<Name> drawn = new HashSet<>();
    for (Visit visit : visits) {
      drawn.add(new Name(visit.visitorId(), visit.startedAt()));
      writer.write(new VisitChange(visit, visit));
    }
    PreparedStatement select =
        BoundedRequests.of(settings, 1)
            .prepare(
                "SELECT visitor_id, started_at FROM visits_by_day WHERE day = ? AND bucket = ?");
    PagedRows rows = new PagedRows(settings, select.bind(day, bucket));
    while (rows.hasNext()) {
      Row row = rows.next();
      Name name = new Name(row.getString(0), row.getInstant(1).toEpochMilli());
      if (!drawn.contains(name)) {
        writer.remove(name.visitorId(), name.startedAt());
      }
    }
    writer.flush();
  }
}
