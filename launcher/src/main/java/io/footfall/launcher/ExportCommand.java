package io.footfall.launcher;

import io.footfall.lake.erase.Export;
import io.footfall.launcher.options.VisitorStoresOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall export}: all that is stored of one visitor. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write all that Cassandra and the lake have of a visitor as JSON.")
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--visitor",
      paramLabel = "ID",
      required = true,
      description = "The visitor's id.")
  private String visitorId;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file to write, over one that may be there.")
  private Path output;

  @Mixin private VisitorStoresOptions stores;

  ExportCommand(StopSignal stop, Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Files.writeString(output, Export.from(stores.settings()).of(visitorId));
      console.result("EXPORTED", Map.of("file", output.toString(), "bytes", Files.size(output)));
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }
}
