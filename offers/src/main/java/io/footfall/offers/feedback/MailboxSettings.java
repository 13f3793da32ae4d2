package io.footfall.offers.feedback;

import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.secrets.Secret;
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

  public MailboxSettings {
    if (host.isBlank() || port < 1 || port > MOST_PORT) {
      throw new WrongOptionException("--imap must be host:port");
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
