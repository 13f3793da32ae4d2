package io.footfall.launcher;

import picocli.CommandLine.Command;

/** {@code footfall storefront}: the storefront alone. */
@Command(
    name = "storefront",
    description = "Serve the small shop whose pages send clicks. --help lists the options.")
final class StorefrontCommand extends WebCommand {

  StorefrontCommand(StopSignal stop, Console console) {
    super(stop, console, "storefront");
  }
}
