package io.footfall.launcher.options;

import io.footfall.pipelines.options.OptionGroup;
import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Where a web server of ours listens, and with which certificate. */
@OptionGroup("Web server")
@SuppressWarnings("unused") // HandedOn reads them
public final class WebServerOptions {

  @Option(
      names = "--host",
      description = "The address to listen at (default: ${DEFAULT-VALUE}).",
      defaultValue = "127.0.0.1")
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
  private @Nullable Path passwordFile;
}
