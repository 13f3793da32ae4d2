package io.footfall.acceptance;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.generators.traffic.DetailedTruth.TrueVisit;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What {@code visits_by_day} holds, as the generator's truth would say it. */
final class StoredVisits {

  private StoredVisits() {}

  /** All visits, by visitor and time. */
  static List<TrueVisit> in(CassandraSettings settings) {
    List<TrueVisit> visits = new ArrayList<>();
    CassandraSessions.get(settings)
        .execute(
            SimpleStatement.newInstance(
                "SELECT visitor_id, started_at, ended_at, events FROM visits_by_day"))
        .forEach(
            row ->
                visits.add(
                    new TrueVisit(
                        row.getString(0),
                        row.getInstant(1).toEpochMilli(),
                        row.getInstant(2).toEpochMilli(),
                        row.getInt(3))));
    visits.sort(Comparator.comparing(TrueVisit::visitorId).thenComparingLong(TrueVisit::startedAt));
    return visits;
  }
}
