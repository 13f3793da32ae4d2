package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is whom: the visitors (browsers, devices) that have logged in as a user. All visits of these
 * visitors are his, those before the login too.
 */
public final class Identities {

  private final CassandraSettings settings;

  private Identities(CassandraSettings settings) {
    this.settings = settings;
  }

  /** Of that keyspace. */
  public static Identities of(CassandraSettings settings) {
    return new Identities(settings);
  }

  /**
   * The ids of the user's visitors; empty where nobody has logged in as him.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public SortedSet<String> visitorsOf(String userId) {
    SortedSet<String> visitors = new TreeSet<>();
    Iterable<Row> rows =
        () ->
            new PagedRows(
                settings,
                BoundedRequests.of(settings, 1)
                    .prepare("SELECT visitor_id FROM identities WHERE user_id = ?")
                    .bind(userId));
    rows.forEach(row -> visitors.add(row.getString("visitor_id")));
    return visitors;
  }
}
