package io.footfall.offers.feedback;

import io.footfall.offers.deliver.TrustedCertificates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.file.Path;
import java.util.Properties;

/** How a mailbox is spoken to: IMAP, by TLS unless it is on this machine, with a login. */
final class MailboxConnection {

  private static final String TIMEOUT_MILLIS = "30000";

  private MailboxConnection() {}

  /** Connected and known to the server; the caller closes it. */
  static Store open(MailboxSettings settings) throws MessagingException {
    String protocol = settings.tls() ? "imaps" : "imap";
    Store store = Session.getInstance(properties(settings, protocol)).getStore(protocol);
    store.connect(settings.host(), settings.port(), settings.user(), settings.password().reveal());
    return store;
  }

  private static Properties properties(MailboxSettings settings, String protocol) {
    Properties properties = new Properties();
    String prefix = "mail." + protocol + ".";
    // To read a mail must not mark it as seen: that is done when what it says is written down
    properties.put(prefix + "peek", "true");
    properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.put(prefix + "timeout", TIMEOUT_MILLIS);
    properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (settings.certificates() != null) {
      properties.put(
          prefix + "ssl.socketFactory", TrustedCertificates.of(Path.of(settings.certificates())));
    }
    return properties;
  }
}
