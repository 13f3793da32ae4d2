package io.footfall.offers.store;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.offers.model.Contact;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.PagedRows;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code contacts}: one row a visitor, written over when he says otherwise. Safe for
 * threads.
 */
public final class ContactStore {

  private static final String COLUMNS =
      "visitor_id, email, first_name, locale, time_zone, marketing, consent_at, consent_source";

  private final CassandraSettings settings;

  private ContactStore(CassandraSettings settings) {
    this.settings = settings;
  }

  public static ContactStore of(CassandraSettings settings) {
    return new ContactStore(settings);
  }

  /**
   * The visitor's contact, if he has one.
   *
   * @throws io.footfall.pipelines.cassandra.CassandraUnavailableException when it can't be read
   */
  public Optional<Contact> find(String visitorId) {
    PreparedStatement select =
        BoundedRequests.of(settings, 1)
            .prepare("SELECT " + COLUMNS + " FROM contacts WHERE visitor_id = ?");
    PagedRows rows = new PagedRows(settings, select.bind(visitorId));
    return rows.hasNext() ? Optional.of(contactOf(rows.next())) : Optional.empty();
  }

  /** Keeps it, in the place of what was there; returns when it is written. */
  public void save(Contact contact) {
    saveAll(List.of(contact));
  }

  /** Keeps them all; returns when all are written. */
  public void saveAll(Iterable<Contact> contacts) {
    BoundedRequests requests = BoundedRequests.of(settings, 256);
    PreparedStatement insert =
        requests.prepare("INSERT INTO contacts (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (Contact contact : contacts) {
      requests.send(
          insert.bind(
              contact.visitorId(),
              contact.email(),
              contact.firstName(),
              contact.locale(),
              contact.timeZone(),
              contact.marketing(),
              contact.consentAt(),
              contact.consentSource()));
    }
    requests.await();
  }

  private static Contact contactOf(Row row) {
    return new Contact(
        row.getString("visitor_id"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("locale"),
        row.getString("time_zone"),
        row.getBoolean("marketing"),
        row.getInstant("consent_at"),
        row.getString("consent_source"));
  }
}
