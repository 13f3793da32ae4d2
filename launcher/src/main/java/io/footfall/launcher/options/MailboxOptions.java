package io.footfall.launcher.options;

import io.footfall.offers.feedback.MailboxSettings;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.secrets.Secret;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** The mailbox that bounces and complaints go to. */
@OptionGroup("Mailbox")
public final class MailboxOptions {

  @Option(
      names = "--imap",
      paramLabel = "HOST:PORT",
      description = "The mailbox of bounces and complaints (default: none is read).")
  private @Nullable String address;

  @Option(names = "--imapPlain", description = "Without TLS: for a server on this machine.")
  private boolean plain;

  @Option(
      names = "--imapUser",
      description = "The mailbox's user (default: ${DEFAULT-VALUE}).",
      defaultValue = "bounces")
  private String user;

  @Option(
      names = "--imapPasswordVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the user's password (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_IMAP_PASSWORD")
  private String passwordVariable;

  @Option(names = "--imapPasswordFile", paramLabel = "FILE", description = "Or the file that does.")
  private @Nullable String passwordFile;

  @Option(
      names = "--imapCertificates",
      paramLabel = "FILE",
      description = "Certificates to trust, PEM (default: the JVM's own).")
  private @Nullable String certificates;

  @Option(
      names = "--imapFolder",
      description = "The folder that is read (default: ${DEFAULT-VALUE}).",
      defaultValue = "INBOX")
  private String folder;

  /** The mailbox; empty where none was named. */
  public Optional<MailboxSettings> settings() {
    if (address == null) {
      return Optional.empty();
    }
    HostAndPort server = HostAndPort.parse("--imap", address);
    return Optional.of(
        new MailboxSettings(
            server.host(),
            server.port(),
            !plain,
            user,
            Secret.of(passwordFile, passwordVariable),
            certificates,
            folder));
  }
}
