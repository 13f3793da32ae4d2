package io.footfall.offers.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the mail server, used for one mail after the other, and made again when the
 * server has closed it. For one thread.
 */
final class SmtpConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);
  private static final String CONNECT_TIMEOUT_MILLIS = "10000";

  /** RFC 5321, 4.5.3.2.6, asks for ten minutes after the final dot; few servers take one. */
  private static final String ANSWER_TIMEOUT_MILLIS = "120000";

  private static final int CONNECT_ATTEMPTS = 4;

  private final SmtpSettings settings;
  private final Session session;
  private @Nullable WatchedTransport transport;

  SmtpConnection(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  /**
   * Returns when the server answers.
   *
   * @throws MailServerException when it does not, after four tries, or does not know us
   */
  void ensureOpen() {
    if (transport != null && transport.isConnected()) {
      return;
    }
    close();
    RetryPolicy<Object> retries =
        RetryPolicy.builder()
            .handle(MessagingException.class)
            .abortOn(AuthenticationFailedException.class)
            .withBackoff(settings.firstDelay(), longest(settings.firstDelay()))
            .withMaxAttempts(CONNECT_ATTEMPTS)
            .build();
    try {
      transport = Failsafe.with(retries).get(this::connect);
    } catch (FailsafeException e) {
      throw new MailServerException(settings, wordsOf(e.getCause()), e.getCause());
    }
  }

  /**
   * Hands the mail over.
   *
   * @throws MailServerException when the server takes nothing from us
   */
  Answer send(SMTPMessage mail) {
    ensureOpen();
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Answer.Taken(Integer.toString(transport.getLastReturnCode()));
    } catch (MessagingException e) {
      Optional<SmtpReply> reply = SmtpReply.in(e);
      if (reply.isPresent()) {
        return answerOf(reply.get(), e);
      }
      boolean isAfterLastByte = transport.isAfterLastByte();
      // Without the exception, which names the recipient
      LOG.warn("The connection to {} broke: {}", settings, e.getClass().getSimpleName());
      close();
      return isAfterLastByte
          ? new Answer.Lost("the connection broke before the answer")
          : new Answer.Deferred("the connection broke before the mail was whole");
    }
  }

  @Override
  public void close() {
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException e) {
        // What was sent has been answered; the server closes its end by itself
        LOG.debug("The connection to {} was not closed in order", settings, e);
      }
      transport = null;
    }
  }

  private Answer answerOf(SmtpReply reply, MessagingException failure) {
    String said = reply.code() + " " + reply.text();
    if (reply.isForNow()) {
      return new Answer.Deferred(said);
    }
    if (reply.about() == SmtpReply.About.SENDER) {
      throw new MailServerException(settings, "takes nothing from our sender: " + said, failure);
    }
    return new Answer.Refused(said, reply.saysAddressIsGone());
  }

  private WatchedTransport connect() throws MessagingException {
    WatchedTransport fresh =
        new WatchedTransport(session, settings.security() == SmtpSettings.Security.TLS);
    fresh.connect(
        settings.host(),
        settings.port(),
        settings.user(),
        settings.password() == null ? null : settings.password().reveal());
    return fresh;
  }

  static Duration longest(Duration first) {
    Duration minute = Duration.ofMinutes(1);
    return first.multipliedBy(2).compareTo(minute) > 0 ? first.multipliedBy(2) : minute;
  }

  private static String wordsOf(Throwable cause) {
    return cause instanceof AuthenticationFailedException
        ? "does not know us: " + cause.getMessage()
        : "can't be reached: " + cause.getMessage();
  }

  private static Properties properties(SmtpSettings settings) {
    boolean isTls = settings.security() == SmtpSettings.Security.TLS;
    boolean startsTls = settings.security() == SmtpSettings.Security.STARTTLS;
    Properties properties = new Properties();
    String prefix = isTls ? "mail.smtps." : "mail.smtp.";
    properties.put(prefix + "auth", Boolean.toString(settings.user() != null));
    properties.put(prefix + "connectiontimeout", CONNECT_TIMEOUT_MILLIS);
    properties.put(prefix + "timeout", ANSWER_TIMEOUT_MILLIS);
    properties.put(prefix + "writetimeout", ANSWER_TIMEOUT_MILLIS);
    properties.put(prefix + "starttls.enable", Boolean.toString(startsTls));
    properties.put(prefix + "starttls.required", Boolean.toString(startsTls));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (settings.certificates() != null) {
      properties.put(
          prefix + "ssl.socketFactory", TrustedCertificates.of(Path.of(settings.certificates())));
    }
    return properties;
  }

  /** Knows whether the mail was whole when the connection broke. */
  private static final class WatchedTransport extends SMTPTransport {
    private boolean isAfterLastByte;

    WatchedTransport(Session session, boolean isTls) {
      super(session, null, isTls ? "smtps" : "smtp", isTls);
    }

    boolean isAfterLastByte() {
      return isAfterLastByte;
    }

    @Override
    protected void mailFrom() throws MessagingException {
      isAfterLastByte = false;
      super.mailFrom();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      isAfterLastByte = true;
      super.finishData();
    }
  }
}
