package io.footfall.offers.decide;

import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Decision;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.store.ClaimStore;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Instant;
import java.util.Optional;

/** What speaks against writing to somebody, by the rules and by what is stored. */
public final class StoredObjections {

  private final ContactRules rules;
  private final String campaign;
  private final ContactStore contacts;
  private final SuppressionStore suppressions;
  private final ClaimStore claims;

  private StoredObjections(CassandraSettings settings, ContactRules rules, String campaign) {
    this.rules = rules;
    this.campaign = campaign;
    this.contacts = ContactStore.of(settings);
    this.suppressions = SuppressionStore.of(settings);
    this.claims = ClaimStore.of(settings);
  }

  /** To a campaign's offers. */
  public static StoredObjections of(
      CassandraSettings settings, ContactRules rules, String campaign) {
    return new StoredObjections(settings, rules, campaign);
  }

  /** The visitor's contact, if he has one. */
  public Optional<Contact> contactOf(String visitorId) {
    return contacts.find(visitorId);
  }

  /** The first reason not to write at that moment, if there is one. */
  public Optional<Decision> to(Contact contact, Instant now) {
    String visitorId = contact.visitorId();
    Optional<Decision> byContact = rules.byContact(contact);
    if (byContact.isPresent()) {
      return byContact;
    }
    Recipient recipient = Recipient.ofAddress(contact.email());
    return rules
        .bySuppression(visitorId, suppressions.reasonsFor(recipient))
        .or(() -> rules.byHistory(visitorId, campaign, claims.historyOf(recipient), now))
        .or(() -> rules.byHour(contact, now));
  }
}
