package io.footfall.acceptance.security;

import io.footfall.services.LocalServices;
import io.footfall.services.LocalServicesBuilder;
import io.footfall.services.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.subethamail.smtp.client.SmartClient;

/** A mailbox that is read by IMAP over TLS with a certificate of its own, after a login. */
public final class GuardedMailbox {

  /** Who may read it. */
  public static final String USER = "bounces";

  /** Where its mails go. */
  private static final String ADDRESS = "bounces@shop.example";

  private static final String REPORTER = "MAILER-DAEMON@mx.example";
  private static final String PORT = "imaps";

  private final LocalServices services;

  private GuardedMailbox(LocalServices services) {
    this.services = services;
  }

  /** That of services that were started with {@link #configure}. */
  static GuardedMailbox of(LocalServices services) {
    return new GuardedMailbox(services);
  }

  /** Adds it to what is started: lets {@link #USER} in by that password. */
  static LocalServicesBuilder configure(
      LocalServicesBuilder services, Certificates certificates, String password) {
    String domain = ADDRESS.substring(ADDRESS.indexOf('@'));
    String lines =
        """
        greenmail.users=%s:%s%s
        greenmail.imaps.hostname=127.0.0.1
        greenmail.imaps.port=${imaps}
        greenmail.tls.keystore.file=%s
        greenmail.tls.keystore.password=%s
        """
            .formatted(
                USER, password, domain, certificates.mailboxKeys(), certificates.serverPassword());
    return services.configuration(Service.MAIL, lines, PORT);
  }

  /** {@code 127.0.0.1:..}. */
  public String address() {
    return "127.0.0.1:" + services.get(Service.MAIL).port(PORT);
  }

  /** Puts in what the recipient's mail server writes when there is no such recipient. */
  public void bounce(String messageId) throws IOException {
    String report =
        """
        From: %s
        To: %s
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b--
        """
            .formatted(REPORTER, ADDRESS, messageId);
    SmartClient client =
        SmartClient.createAndConnect(
            services.mail().host(), services.mail().smtpPort(), "mx.example");
    client.from(REPORTER);
    client.to(ADDRESS);
    client.dataStart();
    client.dataWrite(report.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.dataEnd();
    client.quit();
  }
}
