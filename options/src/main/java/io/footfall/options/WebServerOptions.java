package io.footfall.options;

import io.footfall.pipelines.secrets.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Where a web server of ours listens, and which certificate it shows, where no proxy does. */
@OptionGroup("Web server")
public final class WebServerOptions {

  /** The address of this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  @Option(
      names = "--host",
      description = "The address to listen at (default: ${DEFAULT-VALUE}).",
      defaultValue = LOOPBACK)
  private String host;

  @Option(
      names = "--httpsKeyStore",
      paramLabel = "FILE",
      description =
          "Serve HTTPS, with the key and certificate of this PKCS12 or JKS file (default: plain HTTP).")
  private @Nullable Path keyStore;

  @Option(
      names = "--httpsPasswordVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the key store's password (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_HTTPS_PASSWORD")
  private String passwordVariable;

  @Option(
      names = "--httpsPasswordFile",
      paramLabel = "FILE",
      description = "Or the file that does.")
  private @Nullable String passwordFile;

  public String host() {
    return host;
  }

  /** Empty where plain HTTP is served. */
  public Optional<Path> keyStore() {
    return Optional.ofNullable(keyStore);
  }

  /** Of the key store. */
  public Secret password() {
    return Secret.of(passwordFile, passwordVariable);
  }
}
