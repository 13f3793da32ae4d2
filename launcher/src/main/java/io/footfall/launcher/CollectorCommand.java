package io.footfall.launcher;

import picocli.CommandLine.Command;

/** {@code footfall collector}: the collector alone. */
@Command(
    name = "collector",
    description = "Take clicks by HTTP into Kafka. --help lists the options.")
final class CollectorCommand extends WebCommand {

  CollectorCommand(StopSignal stop, Console console) {
    super(stop, console, "collector");
  }
}
