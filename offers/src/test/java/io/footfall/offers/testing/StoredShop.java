package io.footfall.offers.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.model.EventType;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Contact;
import io.footfall.offers.store.ContactStore;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What the clickstream would have stored, and the shop: visits, clicks and contacts, row by row.
 */
public final class StoredShop {

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final CqlSession session;

  public StoredShop(CassandraSettings settings, VisitorBuckets buckets) {
    this.settings = settings;
    this.buckets = buckets;
    this.session = CassandraSessions.get(settings);
  }

  /** Someone who agreed to offers. */
  public Contact contact(String visitorId, String email, String firstName) {
    return contact(visitorId, email, firstName, true);
  }

  /** The same one, who has taken it back. */
  public void takeConsentBack(Contact contact) {
    contact(contact.visitorId(), contact.email(), contact.firstName(), false);
  }

  /** As {@code footfall erase} leaves it. */
  public void erase(Contact contact) {
    session.execute("DELETE FROM contacts WHERE visitor_id = ?", contact.visitorId());
  }

  private Contact contact(String visitorId, String email, String firstName, boolean marketing) {
    Contact contact =
        new Contact(
            visitorId,
            email,
            firstName,
            "en",
            "Europe/Berlin",
            marketing,
            Instant.parse("2026-01-01T00:00:00Z"),
            "sign-up");
    ContactStore.of(settings).save(contact);
    return contact;
  }

  /** So many visits of a minute, a day apart, the last an hour before that moment. */
  public void visits(String visitorId, int count, Instant before) {
    for (int i = 0; i < count; i++) {
      visit(visitorId, before.minus(Duration.ofHours(1 + 24L * i)), false);
    }
  }

  public void visit(String visitorId, Instant start, boolean robot) {
    session.execute(
        "INSERT INTO visits_by_day (day, bucket, started_at, visitor_id, ended_at, engaged_millis,"
            + " converted, bot_indicator) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        dayOf(start),
        buckets.bucketOf(visitorId),
        start,
        visitorId,
        start.plusSeconds(60),
        30_000L,
        false,
        robot ? "user_agent" : null);
  }

  public void click(
      String visitorId, Instant at, EventType type, String product, String name, String category) {
    session.execute(
        "INSERT INTO clickstream_events (day, bucket, timestamp, row_key, visitor_id, event_type,"
            + " product_id, product_name, product_category) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        dayOf(at),
        buckets.bucketOf(visitorId),
        at,
        UUID.randomUUID().toString(),
        visitorId,
        type.wireName(),
        product,
        name,
        category);
  }

  private static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
