package io.footfall.launcher;

import io.footfall.launcher.options.LinkOptions;
import io.footfall.launcher.options.SignUpOptions;
import java.net.URI;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall storefront}: the storefront alone. */
@Command(
    name = "storefront",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Serve the small shop whose pages send clicks. Cassandra may be down at the start.")
@SuppressWarnings("unused") // HandedOn reads the options
final class StorefrontCommand extends WebCommand {

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

  StorefrontCommand(StopSignal stop, Console console) {
    super(stop, console, "storefront");
  }
}
