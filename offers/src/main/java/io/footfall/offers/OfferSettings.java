package io.footfall.offers;

import io.footfall.model.VisitorBuckets;
import io.footfall.model.WrongOptionException;
import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.decide.ContactRules;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.io.Serializable;
import java.time.Duration;

/**
 * Whose visits are looked at, who counts as frequent, who may be written to, and what is offered.
 *
 * @param buckets of visitors, as the keyspace was made with
 */
public record OfferSettings(
    CassandraSettings cassandra,
    VisitorBuckets buckets,
    FrequencyRule frequency,
    ContactRules contact,
    Campaign campaign)
    implements Serializable {

  public OfferSettings {
    Duration kept = Duration.ofDays(cassandra.ttlDays());
    if (!kept.isZero() && kept.compareTo(contact.longestMemory()) < 0) {
      throw new WrongOptionException(
          "--cassandraTtlDays must be at least "
              + contact.longestMemory().toDays()
              + ": what was offered must be remembered for as long as --cap and --repeatAfter ask");
    }
  }
}
