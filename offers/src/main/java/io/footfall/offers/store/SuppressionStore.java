package io.footfall.offers.store;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.PagedRows;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The table {@code suppressions}. To suppress twice is to suppress once; nothing here takes a
 * suppression back. Safe for threads.
 */
public final class SuppressionStore {

  private final CassandraSettings settings;

  private SuppressionStore(CassandraSettings settings) {
    this.settings = settings;
  }

  public static SuppressionStore of(CassandraSettings settings) {
    return new SuppressionStore(settings);
  }

  /** Why the recipient must not be written to; empty where nothing speaks against it. */
  public Set<SuppressionReason> reasonsFor(Recipient recipient) {
    PreparedStatement select =
        BoundedRequests.of(settings, 1)
            .prepare("SELECT reason FROM suppressions WHERE recipient = ?");
    Set<SuppressionReason> reasons = EnumSet.noneOf(SuppressionReason.class);
    new PagedRows(settings, select.bind(recipient.digest()))
        .forEachRemaining(row -> reasons.add(SuppressionReason.ofWireName(row.getString(0))));
    return reasons;
  }

  /**
   * Keeps the recipient from being written to; returns when that is written.
   *
   * @param source what it was said by, such as a campaign's link; never an address
   */
  public void suppress(
      Recipient recipient, SuppressionReason reason, String source, Instant since) {
    BoundedRequests requests = BoundedRequests.of(settings, 1);
    requests.send(
        requests
            .prepare(
                "INSERT INTO suppressions (recipient, reason, since, source) VALUES (?, ?, ?, ?)")
            .bind(recipient.digest(), reason.wireName(), since, source));
    requests.await();
  }
}
