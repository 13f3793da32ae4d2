package io.footfall.launcher;

import io.footfall.lake.erase.Export;
import io.footfall.launcher.options.VisitorStoresOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall export}: all that is stored of one visitor. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Write all that Cassandra and the lake have of a visitor, or of all visitors that are one user, as JSON.")
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @ArgGroup(multiplicity = "1")
  private Whose whose;

  static final class Whose {
    @Option(names = "--visitor", paramLabel = "ID", description = "The visitor's id.")
    private String visitorId;

    @Option(
        names = "--user",
        paramLabel = "ID",
        description =
            "A user's id: what is stored of every visitor who has logged in as him, before the login too.")
    private String userId;
  }

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file to write, over one that may be there.")
  private Path output;

  @Mixin private VisitorStoresOptions stores;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Export export = Export.from(stores.settings());
      Files.writeString(
          output, whose.userId == null ? export.of(whose.visitorId) : export.ofUser(whose.userId));
      console.result("EXPORTED", Map.of("file", output.toString(), "bytes", Files.size(output)));
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }
}
