package io.footfall.acceptance;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What is known of a visitor beside clicks: a contact, an offer, two decisions, a no. */
final class PersonalRecords {

  /** Whom all visitors with such records are. */
  static final String USER = "a-shared-account";

  /** Of one visitor, how many decisions there are. */
  static final int DECISIONS = 2;

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;

  PersonalRecords(CassandraSettings settings, VisitorBuckets buckets) {
    this.settings = settings;
    this.buckets = buckets;
  }

  /** Adds them all. */
  void add(String visitorId) {
    Recipient recipient = Recipient.ofAddress(addressOf(visitorId));
    Instant now = Instant.now();
    ContactStore.of(settings)
        .save(
            new Contact(
                visitorId, addressOf(visitorId), "Ada", "de-DE", null, true, now, "sign-up"));
    SuppressionStore.of(settings).suppress(recipient, SuppressionReason.OPT_OUT, "test", now);
    execute(
        "INSERT INTO offers (recipient, campaign, round, claim_id, visitor_id, claimed_at)"
            + " VALUES (?, 'spring', 1, ?, ?, ?)",
        recipient.digest(),
        UUID.randomUUID(),
        visitorId,
        now);
    execute("INSERT INTO identities (user_id, visitor_id) VALUES (?, ?)", USER, visitorId);
    for (int run = 0; run < DECISIONS; run++) {
      execute(
          "INSERT INTO offer_decisions (run, bucket, visitor_id, verdict) VALUES (?, ?, ?, 'sent')",
          "run-" + run,
          buckets.bucketOf(visitorId),
          visitorId);
    }
  }

  static String addressOf(String visitorId) {
    return visitorId + "@mail.example";
  }

  /** Why the visitor's address must not be written to, which is known without the visitor. */
  Set<SuppressionReason> reasonsAgainst(String visitorId) {
    return SuppressionStore.of(settings).reasonsFor(Recipient.ofAddress(addressOf(visitorId)));
  }

  private void execute(String statement, Object... values) {
    CassandraSessions.get(settings).execute(SimpleStatement.newInstance(statement, values));
  }
}
