package io.footfall.offers;

import io.footfall.offers.deliver.SendingSteps;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import java.net.URI;

/**
 * How mails leave, and how they can be answered with no.
 *
 * @param unsubscribeBase where the signed links lead; ends with a slash
 * @param steps who watches
 */
public record Delivery(SmtpSettings smtp, SigningKey key, URI unsubscribeBase, SendingSteps steps) {

  /** Unwatched. */
  public static Delivery by(SmtpSettings smtp, SigningKey key, URI unsubscribeBase) {
    return new Delivery(smtp, key, unsubscribeBase, SendingSteps.unwatched());
  }

  public Delivery watchedBy(SendingSteps watcher) {
    return new Delivery(smtp, key, unsubscribeBase, watcher);
  }
}
