package io.footfall.options;

import java.net.URI;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the shop sells, where it sends clicks, and what it does for mails. */
public final class StorefrontOptions {

  @Option(
      names = "--storefrontPort",
      description = "The shop's port (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--collectorUrl",
      paramLabel = "URL",
      description =
          "Where browsers post clicks, such as https://collector.example/v1/clicks (default: to port 8081 of --host).")
  private @Nullable URI collectorUrl;

  @Option(
      names = "--seed",
      description = "The seed of the traffic whose products are sold (default: ${DEFAULT-VALUE}).",
      defaultValue = "42")
  private long seed;

  @Mixin private SignUpOptions signUps;
  @Mixin private LinkOptions links;

  public int port() {
    return port;
  }

  /** Empty where it is the one beside. */
  public Optional<URI> collectorUrl() {
    return Optional.ofNullable(collectorUrl);
  }

  public long seed() {
    return seed;
  }

  public SignUpOptions signUps() {
    return signUps;
  }

  public LinkOptions links() {
    return links;
  }
}
