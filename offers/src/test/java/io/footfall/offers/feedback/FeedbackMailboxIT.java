package io.footfall.offers.feedback;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.offers.link.MessageIds;
import io.footfall.offers.link.SigningKey;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.offers.testing.Keys;
import io.footfall.offers.testing.Servers;
import io.footfall.offers.testing.StrictMailServer;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.doctor.Symptom;
import io.footfall.pipelines.secrets.Secret;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as mail servers write them, sent into a real mailbox and taken in from it. */
class FeedbackMailboxIT {

  private static final String DSN =
      """
      From: MAILER-DAEMON@mx.example
      To: %1$s
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      I'm sorry to have to inform you ...

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example

      Final-Recipient: rfc822; ann@shop.example
      Action: %2$s
      Status: %3$s
      Diagnostic-Code: smtp; %4$s

      --b
      Content-Type: text/rfc822-headers

      From: offers@shop.example
      Message-ID: %5$s
      Subject: Something for you

      --b--
      """;

  private static final String COMPLAINT =
      """
      From: abuse@provider.example
      To: %1$s
      Subject: FW: Something for you
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=feedback-report; boundary="b"

      --b
      Content-Type: text/plain

      This is an email abuse report.

      --b
      Content-Type: message/feedback-report

      Feedback-Type: %2$s
      User-Agent: Provider/1.0
      Version: 1

      --b
      Content-Type: message/rfc822

      From: offers@shop.example
      Message-ID: %3$s
      Subject: Something for you
      Content-Type: text/plain

      words
      --b--
      """;

  private static final Recipient ANN = Recipient.ofAddress("ann@shop.example");
  private static final String GONE = "550 5.1.1 <ann@shop.example> no such user";

  @TempDir private Path folder;
  private final SigningKey key = Keys.of("k");
  private final String id =
      MessageIds.of(key, "shop.example").idFor(new ClaimKey("spring", ANN, 1));
  private final String address = "bounces@box-" + Long.toString(System.nanoTime(), 36) + ".example";
  private SuppressionStore suppressions;

  @BeforeEach
  void connect() {
    CassandraSettings cassandra = Servers.cassandra();
    suppressions = SuppressionStore.of(cassandra);
  }

  @Test
  void aHardBounceTakesTheAddressOffAndIsReadOnce() throws Exception {
    deliver(DSN.formatted(address, "failed", "5.1.1", GONE, id));

    assertThat(take(), equalTo(new FeedbackMailbox.Summary(1, 1, 0, 0)));
    assertThat(suppressions.reasonsFor(ANN), equalTo(Set.of(SuppressionReason.HARD_BOUNCE)));
    assertThat(take(), equalTo(new FeedbackMailbox.Summary(0, 0, 0, 0)));
  }

  @Test
  void aComplaintTakesTheAddressOff() throws Exception {
    deliver(COMPLAINT.formatted(address, "abuse", id));

    assertThat(take(), equalTo(new FeedbackMailbox.Summary(1, 0, 1, 0)));
    assertThat(suppressions.reasonsFor(ANN), equalTo(Set.of(SuppressionReason.COMPLAINT)));
  }

  @Test
  void whatPassesOrIsNotOursTakesNobodyOff() throws Exception {
    String forged =
        MessageIds.of(Keys.of("another"), "shop.example").idFor(new ClaimKey("spring", ANN, 1));
    deliver(DSN.formatted(address, "delayed", "4.4.1", "451 4.4.1 no answer", id));
    deliver(DSN.formatted(address, "failed", "5.2.2", "552 5.2.2 mailbox full", id));
    deliver(DSN.formatted(address, "failed", "5.1.1", GONE, forged));
    deliver(COMPLAINT.formatted(address, "not-spam", id));
    deliver(COMPLAINT.formatted(address, "auth-failure", id));
    deliver("From: a@b.example\nTo: " + address + "\nSubject: Hello\n\nI am away until Monday.\n");

    assertThat(take(), equalTo(new FeedbackMailbox.Summary(6, 0, 0, 6)));
    assertThat(suppressions.reasonsFor(ANN), equalTo(Set.of()));
  }

  @Test
  void aMailThatCanNotBeReadKeepsNoOtherWaiting() throws Exception {
    String report = DSN.formatted(address, "failed", "5.1.1", GONE, id);
    deliver(report.replace("; boundary=\"b\"", ""));
    deliver(report.replace("boundary=\"b\"", "boundary=\"another\""));
    deliver(report.replace("report-type=delivery-status", "report-type*=x''%zz"));
    deliver(
        report.replace(
            "Content-Type: text/rfc822-headers",
            "Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: unheard-of"));
    deliver(report.replace("Content-Type: text/rfc822-headers", "Content-Type: message/rfc822;;"));
    deliver(report);

    FeedbackMailbox.Summary all = take();
    assertThat(all.read(), equalTo(6L));
    assertThat(suppressions.reasonsFor(ANN), equalTo(Set.of(SuppressionReason.HARD_BOUNCE)));
    assertThat(take().read(), equalTo(0L));
  }

  @Test
  void whatSomebodyMeansToDeleteIsHisToDelete() throws Exception {
    deliver(DSN.formatted(address, "failed", "5.1.1", GONE, id));
    deliver("From: a@b.example\nTo: " + address + "\nSubject: Hello\n\nI am away.\n");
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect(Servers.mail().host(), Servers.mail().imapPort(), address, "any");
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      inbox.getMessage(2).setFlag(Flags.Flag.DELETED, true);
      inbox.close(false);

      take();

      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.getMessageCount(), equalTo(2));
      inbox.close(false);
    }
  }

  @Test
  void aMailboxThatIsNotThereIsNamed() throws Exception {
    MailboxSettings nowhere = nowhere();

    Exception wrong =
        assertThrows(
            MailboxException.class, () -> FeedbackMailbox.of(nowhere, key, suppressions).take());
    assertThat(wrong.getMessage(), containsString("--imap"));
  }

  @Test
  void aCheckupLogsInAndLeavesMailsUnseen() throws Exception {
    deliver(DSN.formatted(address, "failed", "5.1.1", GONE, id));

    assertThat(checkup(mailbox("INBOX")).level(), equalTo(Symptom.Level.OK));
    Symptom noFolder = checkup(mailbox("Bounces"));
    assertThat(noFolder.level(), equalTo(Symptom.Level.FAIL));
    assertThat(noFolder.remedy(), containsString("--imapFolder"));
    assertThat(take().bounces(), equalTo(1L));
  }

  @Test
  void aCheckupNamesTheOptionsOfAMailboxThatIsNotThere() throws Exception {
    Symptom away = checkup(nowhere());

    assertThat(away.level(), equalTo(Symptom.Level.FAIL));
    assertThat(away.remedy(), containsString("correct --imap"));
  }

  private static Symptom checkup(MailboxSettings settings) {
    return new MailboxCheckup(settings).run().get(0);
  }

  private FeedbackMailbox.Summary take() throws Exception {
    return FeedbackMailbox.of(mailbox("INBOX"), key, suppressions).take();
  }

  private MailboxSettings mailbox(String name) throws Exception {
    return new MailboxSettings(
        Servers.mail().host(), Servers.mail().imapPort(), false, address, password(), null, name);
  }

  private MailboxSettings nowhere() throws Exception {
    return new MailboxSettings(
        "127.0.0.1", StrictMailServer.freePort(), false, "bounces", password(), null, "INBOX");
  }

  private Secret password() throws Exception {
    return Secret.fromFile(Files.writeString(folder.resolve("password"), "any").toString());
  }

  private void deliver(String source) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", Servers.mail().host());
    properties.put("mail.smtp.port", Integer.toString(Servers.mail().smtpPort()));
    Session session = Session.getInstance(properties);
    Message mail =
        new MimeMessage(
            session,
            new ByteArrayInputStream(
                source.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      // As it is, whatever its form
      transport.sendMessage(mail, InternetAddress.parse(address));
    }
  }
}
