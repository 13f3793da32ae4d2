package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whose clicks a keyspace holds: one source's, that of the first clickstream which worked in it. A
 * row of clicks or visits names no source, so whoever counts them counts all. The lake keeps no
 * clicks there, and journals beside any clickstream.
 */
public final class KeyspaceOwner {

  /** The one thing in a keyspace that has an owner. */
  private static final String CLICKS = "clicks";

  private KeyspaceOwner() {}

  /**
   * Takes the keyspace for that source for good, unless the source has it already. One of an
   * earlier version, which names no owner, belongs to those whose visitors it remembers.
   *
   * @throws KeyspaceOwnedException when it is another's
   */
  public static void take(CassandraSettings settings, String source) {
    Optional<String> owner = of(settings).or(() -> remembered(settings, source));
    requireOurs(settings.keyspace(), source, owner.or(() -> insert(settings, source)));
  }

  /**
   * Returns when the keyspace is that source's, or nobody's yet.
   *
   * @throws KeyspaceOwnedException when it is another's
   */
  public static void requireNoOther(CassandraSettings settings, String source) {
    requireOurs(settings.keyspace(), source, of(settings));
  }

  /**
   * The same, asked once over a session that may be of no keyspace: whether anybody has taken it.
   *
   * @throws KeyspaceOwnedException when it is another's
   */
  public static boolean isTaken(CqlSession session, String keyspace, String source) {
    Optional<String> owner = of(session, keyspace);
    requireOurs(keyspace, source, owner);
    return owner.isPresent();
  }

  /** The source that has the keyspace; empty when none has taken it. */
  public static Optional<String> of(CassandraSettings settings) {
    return CassandraRetries.retried(
        settings,
        "read whose keyspace it is",
        () -> of(CassandraSessions.get(settings), settings.keyspace()));
  }

  /** The same, asked once, over a session that may be of no keyspace. */
  private static Optional<String> of(CqlSession session, String keyspace) {
    Row row =
        session
            .execute(
                SimpleStatement.newInstance(
                        "SELECT source FROM " + keyspace + ".keyspace_owners WHERE what = ?",
                        CLICKS)
                    .setConsistencyLevel(DefaultConsistencyLevel.SERIAL)
                    .setIdempotent(true))
            .one();
    return Optional.ofNullable(row).map(found -> found.getString("source"));
  }

  /** Whoever was quicker stands there afterwards. */
  private static Optional<String> insert(CassandraSettings settings, String source) {
    SimpleStatement ifNobodyHasIt =
        SimpleStatement.newInstance(
            "INSERT INTO keyspace_owners (what, source, since) VALUES (?, ?, toTimestamp(now()))"
                + " IF NOT EXISTS",
            CLICKS,
            source);
    CassandraRetries.retried(
        settings,
        "take the keyspace",
        () -> CassandraSessions.get(settings).execute(ifNobodyHasIt));
    return of(settings);
  }

  /** Another source that has visitors here while ours has none; at most 64 keys a source. */
  private static Optional<String> remembered(CassandraSettings settings, String source) {
    TreeSet<String> sources = new TreeSet<>();
    new PagedRows(
            settings,
            BoundedRequests.of(settings, 1)
                .prepare("SELECT DISTINCT source, bucket FROM visitors")
                .bind())
        .forEachRemaining(row -> sources.add(row.getString("source")));
    return sources.contains(source) ? Optional.empty() : sources.stream().findFirst();
  }

  private static void requireOurs(String keyspace, String source, Optional<String> owner) {
    if (owner.isPresent() && !owner.get().equals(source)) {
      throw new KeyspaceOwnedException(keyspace, owner.get(), source);
    }
  }
}
