package io.footfall.web;

import io.footfall.pipelines.secrets.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** The certificate that this server shows, where no proxy before it does. */
final class HttpsOptions {

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

  /** Empty where plain HTTP is served. */
  Optional<Https> https() {
    if (keyStore == null) {
      return Optional.empty();
    }
    return Optional.of(new Https(keyStore, Secret.of(passwordFile, passwordVariable)));
  }
}
