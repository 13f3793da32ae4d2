package io.footfall.web.storefront;

import io.footfall.offers.link.SigningKey;
import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.model.Contact;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Instant;

/**
 * What the shop does for mails with offers. What it is told is written when a method returns; where
 * it can't be, {@link io.footfall.pipelines.cassandra.CassandraUnavailableException} is thrown.
 */
public final class Mailing {

  private final ContactStore contacts;
  private final SuppressionStore suppressions;
  private final UnsubscribePages unsubscribing;

  private Mailing(
      ContactStore contacts, SuppressionStore suppressions, UnsubscribePages unsubscribing) {
    this.contacts = contacts;
    this.suppressions = suppressions;
    this.unsubscribing = unsubscribing;
  }

  /** In those tables, for links of that key. */
  public static Mailing in(CassandraSettings tables, SigningKey key) {
    SuppressionStore suppressions = SuppressionStore.of(tables);
    return new Mailing(
        ContactStore.of(tables),
        suppressions,
        UnsubscribePages.of(UnsubscribeLinks.signedWith(key), suppressions));
  }

  /** Keeps how somebody can be written to. */
  void keep(Contact contact) {
    contacts.save(contact);
  }

  /** Takes the address off, by whichever browser it was given. */
  void takeOff(String address, Instant now) {
    suppressions.suppress(Recipient.ofAddress(address), SuppressionReason.OPT_OUT, "account", now);
  }

  /** The pages that mails' links lead to. */
  UnsubscribePages unsubscribing() {
    return unsubscribing;
  }
}
