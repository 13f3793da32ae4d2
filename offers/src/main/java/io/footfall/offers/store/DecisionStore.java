package io.footfall.offers.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.Verdict;
import io.footfall.pipelines.cassandra.BatchedWrites;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.PagedRows;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The table {@code offer_decisions}: how workers tell the driver what they decided, whatever runner
 * is between them, and what a dry run lists. A visitor decided on again, by a task that was run
 * again, has one decision, the later. Gone after a week.
 */
public final class DecisionStore {

  private static final int TTL_SECONDS = 7 * 86_400;
  private static final int BATCHES_IN_FLIGHT = 8;

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final String run;

  private DecisionStore(CassandraSettings settings, VisitorBuckets buckets, String run) {
    this.settings = settings;
    this.buckets = buckets;
    this.run = run;
  }

  /** The decisions of that run, which has a name of its own. */
  public static DecisionStore of(CassandraSettings settings, VisitorBuckets buckets, String run) {
    return new DecisionStore(settings, buckets, run);
  }

  /** A writer for one thread. */
  public Writer open() {
    return new Writer();
  }

  /** Hands on every decision of the run. */
  public void forEach(Consumer<Decision> receiver) {
    PreparedStatement select =
        BoundedRequests.of(settings, 1)
            .prepare(
                "SELECT visitor_id, verdict, detail FROM offer_decisions"
                    + " WHERE run = ? AND bucket = ?");
    for (int bucket = 0; bucket < buckets.count(); bucket++) {
      new PagedRows(settings, select.bind(run, bucket))
          .forEachRemaining(
              row ->
                  receiver.accept(
                      new Decision(
                          row.getString(0),
                          Verdict.ofWireName(row.getString(1)),
                          row.getString(2))));
    }
  }

  /** How many visitors came to each verdict so far. */
  public Map<Verdict, Long> totals() {
    Map<Verdict, Long> totals = new EnumMap<>(Verdict.class);
    forEach(decision -> totals.merge(decision.verdict(), 1L, Long::sum));
    return totals;
  }

  /** Writes decisions, gathered by partition. */
  public final class Writer {
    private final PreparedStatement insert;
    private final BatchedWrites batches;

    private Writer() {
      BoundedRequests requests = BoundedRequests.of(settings, BATCHES_IN_FLIGHT);
      insert =
          requests.prepare(
              "INSERT INTO offer_decisions (run, bucket, visitor_id, verdict, detail)"
                  + " VALUES (?, ?, ?, ?, ?) USING TTL ?");
      batches = new BatchedWrites(requests);
    }

    public void write(Decision decision) {
      int bucket = buckets.bucketOf(decision.visitorId());
      BoundStatement row =
          insert.bind(
              run,
              bucket,
              decision.visitorId(),
              decision.verdict().wireName(),
              decision.detail(),
              TTL_SECONDS);
      batches.add(bucket, row);
    }

    /** Returns when all has been written; throws when any of it could not be. */
    public void flush() {
      batches.flush();
    }
  }
}
