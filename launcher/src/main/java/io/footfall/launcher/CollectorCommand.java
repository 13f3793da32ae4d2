package io.footfall.launcher;

import io.footfall.options.CollectorOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall collector}: the collector alone. */
@Command(
    name = "collector",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Take clicks by HTTP into Kafka. Kafka may be down at the start.")
final class CollectorCommand extends WebCommand {

  @Mixin
  @SuppressWarnings("unused") // HandedOn reads them
  private CollectorOptions collector;

  CollectorCommand(StopSignal stop, Console console) {
    super(stop, console, "collector");
  }
}
