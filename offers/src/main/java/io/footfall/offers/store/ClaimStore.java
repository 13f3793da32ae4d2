package io.footfall.offers.store;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.footfall.offers.model.Claim;
import io.footfall.offers.model.ClaimHistory;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.ClaimOutcome;
import io.footfall.offers.model.Recipient;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraRetries;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.PagedRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The table {@code offers}. All of it is read and written by lightweight transactions, so of two
 * who claim the same offer, or the last one that a cap allows, one is granted it. Safe for threads.
 */
public final class ClaimStore {

  private static final String COLUMNS =
      "recipient, claims, campaign, round, claim_id, visitor_id, code, run, claimed_at, outcome,"
          + " detail";

  private final CassandraSettings settings;

  private ClaimStore(CassandraSettings settings) {
    this.settings = settings;
  }

  public static ClaimStore of(CassandraSettings settings) {
    return new ClaimStore(settings);
  }

  /** What the recipient was offered so far; sees every claim that was granted before. */
  public ClaimHistory historyOf(Recipient recipient) {
    BoundStatement select =
        prepare("SELECT " + COLUMNS + " FROM offers WHERE recipient = ?")
            .bind(recipient.digest())
            .setConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL);
    List<Claim> claims = new ArrayList<>();
    int version = 0;
    for (Row row : execute("read what was offered", select)) {
      version = row.getInt("claims");
      if (!row.isNull("claim_id")) {
        claims.add(claimOf(row));
      }
    }
    return new ClaimHistory(version, claims);
  }

  /**
   * Takes the claim, if nothing was claimed for its recipient since the history was read.
   *
   * @return whether it is taken; a claim that was taken by an attempt whose answer got lost is
   */
  public boolean take(Claim claim, ClaimHistory history) {
    ClaimKey key = claim.key();
    BoundStatement insert =
        prepare(
                "INSERT INTO offers (recipient, campaign, round, claim_id, visitor_id, code, run,"
                    + " claimed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS USING TTL ?")
            .bind(
                key.recipient().digest(),
                key.campaign(),
                key.round(),
                claim.claimId(),
                claim.visitorId(),
                claim.code(),
                claim.run(),
                claim.claimedAt(),
                settings.ttlSeconds());
    BoundStatement count =
        prepare("UPDATE offers USING TTL ? SET claims = ? WHERE recipient = ? IF claims = ?")
            .bind(settings.ttlSeconds(), history.version() + 1, key.recipient().digest(), null);
    if (history.version() > 0) {
      count = count.setInt(3, history.version());
    }
    BatchStatement both =
        BatchStatement.newInstance(DefaultBatchType.LOGGED, insert, count)
            .setSerialConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL);
    return execute("claim an offer", both).wasApplied()
        || find(key).filter(taken -> taken.claimId().equals(claim.claimId())).isPresent();
  }

  /**
   * Writes down what became of the claim; returns when that is written. The claim is written anew
   * with it, so that all of it goes by one TTL: what is left of a row would keep its round taken.
   *
   * @throws IllegalStateException when the claim is not there any more
   */
  public void settle(Claim claim, ClaimOutcome outcome, String detail) {
    ClaimKey key = claim.key();
    BoundStatement update =
        prepare(
                "UPDATE offers USING TTL ? SET outcome = ?, detail = ?, outcome_at = ?, claim_id = ?,"
                    + " visitor_id = ?, code = ?, run = ?, claimed_at = ?"
                    + " WHERE recipient = ? AND campaign = ? AND round = ? IF claim_id = ?")
            .bind(
                settings.ttlSeconds(),
                outcome.wireName(),
                detail,
                Instant.now(),
                claim.claimId(),
                claim.visitorId(),
                claim.code(),
                claim.run(),
                claim.claimedAt(),
                key.recipient().digest(),
                key.campaign(),
                key.round(),
                claim.claimId())
            .setSerialConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL);
    if (!execute("write down what became of an offer", update).wasApplied()) {
      throw new IllegalStateException("The claim " + key + " is not there any more");
    }
  }

  /** The claim of that key. */
  public Optional<Claim> find(ClaimKey key) {
    return historyOf(key.recipient()).claims().stream()
        .filter(claim -> claim.key().equals(key))
        .findFirst();
  }

  /** Hands on every claim without an outcome. Reads the whole table, page by page. */
  public void forEachOpen(Consumer<Claim> receiver) {
    new PagedRows(settings, prepare("SELECT " + COLUMNS + " FROM offers").bind())
        .forEachRemaining(
            row -> {
              if (!row.isNull("claim_id") && row.isNull("outcome")) {
                receiver.accept(claimOf(row));
              }
            });
  }

  private PreparedStatement prepare(String cql) {
    return BoundedRequests.of(settings, 1).prepare(cql);
  }

  /** Repeating is safe: who repeats looks whether it was he who was granted it. */
  private ResultSet execute(String what, Statement<?> statement) {
    return CassandraRetries.retried(
        settings, what, () -> CassandraSessions.get(settings).execute(statement));
  }

  private static Claim claimOf(Row row) {
    String outcome = row.getString("outcome");
    return new Claim(
        new ClaimKey(
            row.getString("campaign"),
            new Recipient(row.getString("recipient")),
            row.getInt("round")),
        row.getUuid("claim_id"),
        row.getString("visitor_id"),
        row.getString("code"),
        row.getString("run"),
        row.getInstant("claimed_at"),
        outcome == null ? null : ClaimOutcome.ofWireName(outcome),
        row.getString("detail"));
  }
}
