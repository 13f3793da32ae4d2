package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.Login;

/** Logins as rows of {@code identities}: a partition for each user, a row for each visitor. */
final class IdentityRows {

  private final PreparedStatement insert;
  private final long writtenAt;
  private final int ttlSeconds;

  private IdentityRows(PreparedStatement insert, long writtenAt, int ttlSeconds) {
    this.insert = insert;
    this.writtenAt = writtenAt;
    this.ttlSeconds = ttlSeconds;
  }

  /** Written at that time. */
  static IdentityRows of(BoundedRequests requests, long writtenAt, int ttlSeconds) {
    return new IdentityRows(
        requests.prepare(
            "INSERT INTO identities (user_id, visitor_id) VALUES (?, ?)"
                + " USING TIMESTAMP ? AND TTL ?"),
        writtenAt,
        ttlSeconds);
  }

  BoundStatement rowOf(Login login) {
    return insert.bind(login.userId(), login.visitorId(), writtenAt, ttlSeconds);
  }
}
