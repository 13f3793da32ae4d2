package io.footfall.offers.feedback;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.secrets.Secret;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The mailbox that bounces and complaints go to, over IMAP.
 *
 * @param tls whether to encrypt from the start; without it a server must be on this machine
 * @param certificates a PEM file with the certificates to trust; null for the JVM's own
 */
public record MailboxSettings(
    String host,
    int port,
    boolean tls,
    String user,
    Secret password,
    @Nullable String certificates,
    String folder) {

  private static final int MOST_PORT = 65_535;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  public MailboxSettings {
    if (host.isBlank() || port < 1 || port > MOST_PORT) {
      throw new WrongOptionException("--imap must be host:port");
    }
    if (!tls && !THIS_MACHINE.contains(host)) {
      throw new WrongOptionException(
          "--imapPlain must be for a server on this machine, as a password goes there: " + host);
    }
    if (user.isBlank()) {
      throw new WrongOptionException("--imapUser must name the mailbox's user");
    }
  }

  @Override
  public String toString() {
    return host + ":" + port + " as " + user;
  }
}
