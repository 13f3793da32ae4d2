package io.footfall.offers.deliver;

import io.footfall.model.WrongOptionException;
import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.store.ClaimStore;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.LeaseProof;
import java.io.Serializable;
import java.net.URI;

/**
 * What sending depends on beside the visitor.
 *
 * @param unsubscribeBase what links are put behind; ends with a slash
 * @param run on whose behalf offers are claimed
 * @param lease of the campaign; without it nothing more is claimed
 */
public record SendingContext(
    CassandraSettings cassandra,
    Campaign campaign,
    ContactRules rules,
    SmtpSettings smtp,
    SigningKey key,
    URI unsubscribeBase,
    String run,
    LeaseProof lease,
    SendingSteps steps)
    implements Serializable {

  public SendingContext {
    if (!unsubscribeBase.toString().endsWith("/") || unsubscribeBase.getHost() == null) {
      throw new WrongOptionException(
          "--unsubscribeUrl must be an address that ends with a slash: " + unsubscribeBase);
    }
  }

  ClaimStore claims() {
    return ClaimStore.of(cassandra);
  }

  ContactStore contacts() {
    return ContactStore.of(cassandra);
  }

  SuppressionStore suppressions() {
    return SuppressionStore.of(cassandra);
  }
}
