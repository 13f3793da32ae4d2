package io.footfall.offers.deliver;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.secrets.Secret;
import java.io.Serializable;
import java.time.Duration;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which mail server, and how much of it may be used.
 *
 * @param user null where the server asks for none; with a user goes a password
 * @param certificates a PEM file with the certificates to trust; null for the JVM's own
 * @param connections the most at a time, over all workers
 * @param mailsPerSecond the most, over all workers
 * @param attempts how often a mail is handed over that the server does not take for now
 * @param firstDelay before the second attempt; each later one waits twice as long, up to a minute
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable Secret password,
    @Nullable String certificates,
    int connections,
    double mailsPerSecond,
    int attempts,
    Duration firstDelay)
    implements Serializable {

  /** How the way to the server is kept from others' eyes. */
  public enum Security {
    /** Not at all: for a server on this machine. */
    NONE,
    /** A plain connection that must turn to TLS before anything is said, usually at port 587. */
    STARTTLS,
    /** TLS from the start, usually at port 465. */
    TLS
  }

  private static final int MOST_PORT = 65_535;

  public SmtpSettings {
    check(!host.isBlank() && port > 0 && port <= MOST_PORT, "--smtp", "be host:port");
    check(
        (user == null) == (password == null),
        "--smtpUser",
        "go with a password from the environment or a file");
    check(
        user == null || security != Security.NONE,
        "--smtpSecurity",
        "be starttls or tls where there is a password to send");
    check(connections >= 1, "--smtpConnections", "be at least 1");
    check(mailsPerSecond > 0, "--mailsPerSecond", "be positive");
    check(attempts >= 1, "--smtpAttempts", "be at least 1");
    check(!firstDelay.isNegative() && !firstDelay.isZero(), "--smtpRetryDelay", "be longer than 0");
  }

  /** A server without TLS and login, four connections, 20 mails a second, four attempts. */
  public static SmtpSettings of(String host, int port) {
    return new SmtpSettings(
        host, port, Security.NONE, null, null, null, 4, 20, 4, Duration.ofSeconds(2));
  }

  public SmtpSettings withSecurity(Security other, @Nullable String trusted) {
    return new SmtpSettings(
        host,
        port,
        other,
        user,
        password,
        trusted,
        connections,
        mailsPerSecond,
        attempts,
        firstDelay);
  }

  public SmtpSettings withLogin(String name, Secret secret) {
    return new SmtpSettings(
        host,
        port,
        security,
        name,
        secret,
        certificates,
        connections,
        mailsPerSecond,
        attempts,
        firstDelay);
  }

  public SmtpSettings withPace(int mostConnections, double mostMailsPerSecond) {
    return new SmtpSettings(
        host,
        port,
        security,
        user,
        password,
        certificates,
        mostConnections,
        mostMailsPerSecond,
        attempts,
        firstDelay);
  }

  public SmtpSettings withRetries(int most, Duration first) {
    return new SmtpSettings(
        host,
        port,
        security,
        user,
        password,
        certificates,
        connections,
        mailsPerSecond,
        most,
        first);
  }

  @Override
  public String toString() {
    return host + ":" + port + (user == null ? "" : " as " + user);
  }

  private static void check(boolean holds, String option, String rule) {
    if (!holds) {
      throw new WrongOptionException(option + " must " + rule);
    }
  }
}
