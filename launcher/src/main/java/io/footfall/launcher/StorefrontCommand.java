package io.footfall.launcher;

import io.footfall.options.StorefrontOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall storefront}: the storefront alone. */
@Command(
    name = "storefront",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Serve the small shop whose pages send clicks. Cassandra may be down at the start.")
final class StorefrontCommand extends WebCommand {

  @Mixin
  @SuppressWarnings("unused") // HandedOn reads them
  private StorefrontOptions storefront;

  StorefrontCommand(StopSignal stop, Console console) {
    super(stop, console, "storefront");
  }
}
