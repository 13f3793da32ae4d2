package io.footfall.offers;

import io.footfall.model.WrongOptionException;
import io.footfall.offers.deliver.SendingSteps;
import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.offers.link.SigningKey;
import java.net.URI;
import java.util.Set;

/**
 * How mails leave, and how they can be answered with no.
 *
 * @param unsubscribeBase where the signed links lead; ends with a slash
 * @param steps who watches
 */
public record Delivery(SmtpSettings smtp, SigningKey key, URI unsubscribeBase, SendingSteps steps) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public Delivery {
    if (smtp.security() != SmtpSettings.Security.NONE
        && THIS_MACHINE.contains(String.valueOf(unsubscribeBase.getHost()))) {
      throw new WrongOptionException(
          "--unsubscribeUrl must lead to the shop as its customers reach it: who gets a mail by "
              + smtp
              + " could not say no at "
              + unsubscribeBase);
    }
  }

  /** Unwatched. */
  public static Delivery by(SmtpSettings smtp, SigningKey key, URI unsubscribeBase) {
    return new Delivery(smtp, key, unsubscribeBase, SendingSteps.unwatched());
  }

  public Delivery watchedBy(SendingSteps watcher) {
    return new Delivery(smtp, key, unsubscribeBase, watcher);
  }
}
