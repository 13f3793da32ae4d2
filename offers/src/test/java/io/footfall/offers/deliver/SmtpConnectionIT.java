package io.footfall.offers.deliver;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.offers.testing.CuttingProxy;
import io.footfall.offers.testing.StrictMailServer;
import io.footfall.offers.testing.TestCertificate;
import io.footfall.pipelines.doctor.Symptom;
import io.footfall.pipelines.secrets.Secret;
import jakarta.mail.Message;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

class SmtpConnectionIT {

  private static final StrictMailServer.Rules TAKES_ALL = new StrictMailServer.Rules() {};

  @TempDir private Path folder;
  private TestCertificate certificate;

  @Test
  void oneConnectionTakesManyMails() throws Exception {
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL);
        SmtpConnection connection = new SmtpConnection(settings(server.port()))) {
      for (int i = 0; i < 5; i++) {
        assertThat(connection.send(mail()), instanceOf(Answer.Taken.class));
      }
      assertThat(server.taken(), hasSize(5));
      assertThat(server.connections(), equalTo(1));
    }
  }

  @Test
  void aCheckupSpeaksAsTheMailsWillAndSendsNone() throws Exception {
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      SmtpSettings plain = settings(server.port());
      assertThat(new MailServerCheckup(plain).run().get(0).level(), equalTo(Symptom.Level.OK));
      Symptom unlikeIt =
          new MailServerCheckup(plain.withSecurity(SmtpSettings.Security.STARTTLS, null))
              .run()
              .get(0);
      assertThat(unlikeIt.level(), equalTo(Symptom.Level.FAIL));
      assertThat(unlikeIt.remedy(), containsString("--smtpSecurity"));
      assertThat(server.taken(), hasSize(0));
    }
  }

  @Test
  void startTlsAndALoginAreSpoken() throws Exception {
    try (StrictMailServer server =
            secured(
                (builder, tls) ->
                    StrictMailServer.withLogin(
                        builder.enableTLS().requireTLS().startTlsSocketFactory(tls)));
        SmtpConnection connection =
            new SmtpConnection(
                trusting(SmtpSettings.Security.STARTTLS, server)
                    .withLogin(StrictMailServer.USER, password(StrictMailServer.PASSWORD)))) {
      assertThat(connection.send(mail()), instanceOf(Answer.Taken.class));
    }
  }

  @Test
  void tlsFromTheStartIsSpoken() throws Exception {
    try (StrictMailServer server = secured(SMTPServer.Builder::serverSocketFactory);
        SmtpConnection connection =
            new SmtpConnection(trusting(SmtpSettings.Security.TLS, server))) {
      assertThat(connection.send(mail()), instanceOf(Answer.Taken.class));
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsNotTrusted() throws Exception {
    try (StrictMailServer server =
            secured((builder, tls) -> builder.enableTLS().startTlsSocketFactory(tls));
        SmtpConnection connection =
            new SmtpConnection(
                settings(server.port()).withSecurity(SmtpSettings.Security.STARTTLS, null))) {
      assertThrows(MailServerException.class, connection::ensureOpen);
    }
  }

  @Test
  void aServerWithoutTlsHearsNothingWhereTlsIsAskedFor() throws Exception {
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL);
        SmtpConnection connection =
            new SmtpConnection(
                settings(server.port()).withSecurity(SmtpSettings.Security.STARTTLS, null))) {
      assertThrows(MailServerException.class, () -> connection.send(mail()));
      assertThat(server.taken(), hasSize(0));
    }
  }

  @Test
  void aWrongPasswordEndsItAtOnceAndIsNotShown() throws Exception {
    try (StrictMailServer server =
            secured(
                (builder, tls) ->
                    StrictMailServer.withLogin(builder.enableTLS().startTlsSocketFactory(tls)));
        SmtpConnection connection =
            new SmtpConnection(
                trusting(SmtpSettings.Security.STARTTLS, server)
                    .withLogin(StrictMailServer.USER, password("hunter2")))) {
      Exception wrong = assertThrows(MailServerException.class, connection::ensureOpen);

      assertThat(
          wrong.getMessage(),
          allOf(containsString("does not know us"), not(containsString("hunter2"))));
      assertThat(server.connections(), equalTo(1));
    }
  }

  @Test
  void answersAreToldApart() throws Exception {
    try (StrictMailServer server =
            StrictMailServer.start(
                new StrictMailServer.Rules() {
                  @Override
                  public void onRecipient(String address) throws RejectException {
                    if (address.startsWith("gone")) {
                      throw new RejectException(550, "5.1.1 no such user " + address);
                    }
                    if (address.startsWith("full")) {
                      throw new RejectException(552, "5.2.2 mailbox full");
                    }
                    if (address.startsWith("later")) {
                      throw new RejectException(451, "4.7.1 come back later");
                    }
                  }

                  @Override
                  public void onMail(String recipient) throws RejectException {
                    if (recipient.startsWith("spam")) {
                      throw new RejectException(550, "5.7.1 this looks like spam");
                    }
                  }
                });
        SmtpConnection connection = new SmtpConnection(settings(server.port()))) {
      assertThat(
          connection.send(mail("gone@shop.example")),
          equalTo(new Answer.Refused("550 550 5.1.1 no such user (address)", true)));
      assertThat(
          connection.send(mail("full@shop.example")),
          equalTo(new Answer.Refused("552 552 5.2.2 mailbox full", false)));
      assertThat(connection.send(mail("later@shop.example")), instanceOf(Answer.Deferred.class));
      assertThat(
          connection.send(mail("spam@shop.example")),
          equalTo(new Answer.Refused("550 550 5.7.1 this looks like spam", false)));
      assertThat(connection.send(mail("fine@shop.example")), instanceOf(Answer.Taken.class));
    }
  }

  @Test
  void aServerThatTakesNothingFromUsEndsIt() throws Exception {
    try (StrictMailServer server =
            StrictMailServer.start(
                new StrictMailServer.Rules() {
                  @Override
                  public void onSender(String address) throws RejectException {
                    throw new RejectException(550, "5.7.1 you may not send");
                  }
                });
        SmtpConnection connection = new SmtpConnection(settings(server.port()))) {
      Exception wrong = assertThrows(MailServerException.class, () -> connection.send(mail()));

      assertThat(wrong.getMessage(), containsString("you may not send"));
    }
  }

  @Test
  void aServerThatIsDownIsAskedAFewTimes() throws Exception {
    try (SmtpConnection connection = new SmtpConnection(settings(StrictMailServer.freePort()))) {
      Exception wrong = assertThrows(MailServerException.class, connection::ensureOpen);

      assertThat(wrong.getMessage(), containsString("--smtp"));
    }
  }

  @Test
  void aServerThatWasStartedAgainIsFoundAgain() throws Exception {
    int port = StrictMailServer.freePort();
    try (SmtpConnection connection = new SmtpConnection(settings(port))) {
      try (StrictMailServer first = StrictMailServer.start(TAKES_ALL, port)) {
        connection.send(mail());
        assertThat(first.taken(), hasSize(1));
      }
      try (StrictMailServer second = StrictMailServer.start(TAKES_ALL, port)) {
        assertThat(connection.send(mail()), instanceOf(Answer.Taken.class));
        assertThat(second.taken(), hasSize(1));
      }
    }
  }

  @Test
  void onlyAConnectionThatBreaksAfterTheLastByteLeavesItOpenWhetherTheMailHasLeft()
      throws Exception {
    try (StrictMailServer server = StrictMailServer.start(TAKES_ALL)) {
      try (CuttingProxy network = CuttingProxy.before("127.0.0.1", server.port(), "RCPT TO");
          SmtpConnection connection = new SmtpConnection(settings(network.port()))) {
        assertThat(connection.send(mail()), instanceOf(Answer.Deferred.class));
        assertThat(server.taken(), hasSize(0));
      }
      try (CuttingProxy network = CuttingProxy.before("127.0.0.1", server.port(), "\r\n.\r\n");
          SmtpConnection connection = new SmtpConnection(settings(network.port()))) {
        assertThat(connection.send(mail()), instanceOf(Answer.Lost.class));
        assertThat(server.taken(), hasSize(1));
        assertThat("on a new connection", connection.send(mail()), instanceOf(Answer.Taken.class));
      }
    }
  }

  /** Takes all, and shows the test's certificate as the builder is told to. */
  private StrictMailServer secured(
      BiFunction<SMTPServer.Builder, SSLContext, SMTPServer.Builder> how) throws Exception {
    certificate = TestCertificate.make(folder);
    SSLContext tls = certificate.server();
    return StrictMailServer.start(TAKES_ALL, builder -> how.apply(builder, tls));
  }

  private SmtpSettings trusting(SmtpSettings.Security security, StrictMailServer server) {
    return settings(server.port()).withSecurity(security, certificate.pem().toString());
  }

  private Secret password(String text) throws IOException {
    return Secret.fromFile(Files.writeString(folder.resolve("password"), text).toString());
  }

  private static SmtpSettings settings(int port) {
    return SmtpSettings.of("127.0.0.1", port).withRetries(2, Duration.ofMillis(50));
  }

  private static SMTPMessage mail() throws Exception {
    return mail("ann@shop.example");
  }

  private static SMTPMessage mail(String to) throws Exception {
    SMTPMessage mail = new SMTPMessage(Session.getInstance(new Properties()));
    mail.setFrom("offers@shop.example");
    mail.setRecipients(Message.RecipientType.TO, to);
    mail.setSubject("Something for you");
    mail.setText("words");
    mail.saveChanges();
    return mail;
  }
}
