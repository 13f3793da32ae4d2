package io.footfall.launcher.options;

import io.footfall.offers.deliver.SmtpSettings;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.secrets.Secret;
import java.time.Duration;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Which mail server takes the mails. */
@OptionGroup("Mail server")
public final class SmtpOptions {

  @Option(
      names = "--smtp",
      paramLabel = "HOST:PORT",
      description = "The mail server (default: ${DEFAULT-VALUE}).",
      defaultValue = "localhost:25")
  private String address;

  @Option(
      names = "--smtpSecurity",
      description =
          "${COMPLETION-CANDIDATES}; none is for a server on this machine (default: ${DEFAULT-VALUE}).",
      defaultValue = "starttls")
  private SmtpSettings.Security security;

  @Option(names = "--smtpUser", description = "The user, where the server asks for one.")
  private @Nullable String user;

  @Option(
      names = "--smtpPasswordVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the user's password (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_SMTP_PASSWORD")
  private String passwordVariable;

  @Option(names = "--smtpPasswordFile", paramLabel = "FILE", description = "Or the file that does.")
  private @Nullable String passwordFile;

  @Option(
      names = "--smtpCertificates",
      paramLabel = "FILE",
      description = "Certificates to trust, PEM (default: the JVM's own).")
  private @Nullable String certificates;

  @Option(
      names = "--smtpConnections",
      description = "The most connections, over all workers (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int connections;

  @Option(
      names = "--mailsPerSecond",
      description = "The most mails, over all connections (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private double mailsPerSecond;

  @Option(
      names = "--smtpAttempts",
      description =
          "How often a mail is handed over that the server does not take for now (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int attempts;

  @Option(
      names = "--smtpRetryDelay",
      paramLabel = "DURATION",
      description =
          "Before the second attempt; each later one waits twice as long (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT2S")
  private Duration retryDelay;

  public SmtpSettings settings() {
    HostAndPort server = HostAndPort.parse("--smtp", address);
    return new SmtpSettings(
        server.host(),
        server.port(),
        security,
        user,
        user == null ? null : Secret.of(passwordFile, passwordVariable),
        certificates,
        connections,
        mailsPerSecond,
        attempts,
        retryDelay);
  }
}
