package io.footfall.launcher;

import io.footfall.lake.erase.Erase;
import io.footfall.lake.erase.EraseSettings;
import io.footfall.lake.erase.Receipt;
import io.footfall.lake.table.LakeLease;
import io.footfall.launcher.options.VisitorStoresOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.slices.Lease;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall erase}: one visitor's data gone, with a receipt. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Erase a visitor from Cassandra (clicks, visits, memory, contact, offers), Elasticsearch and the lake, look again, and"
            + " print a receipt. Exit 1 when something is left: run it again.")
final class EraseCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--visitor",
      paramLabel = "ID",
      required = true,
      description = "The visitor's id.")
  private String visitorId;

  @Mixin private VisitorStoresOptions stores;

  EraseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    EraseSettings settings = stores.settings();
    try {
      Receipt receipt = erase(settings);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("visitorSha256", receipt.visitorSha256());
      line.put("erasedAt", receipt.erasedAt());
      line.put("erased", receipt.erased());
      line.put("lakeFiles", receipt.lakeFiles());
      line.put("left", receipt.left());
      line.put("stays", receipt.stays());
      console.result("ERASED", line);
      return receipt.isComplete() ? 0 : 1;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private Receipt erase(EraseSettings settings) throws InterruptedException {
    Erase erase = Erase.from(settings);
    if (settings.lake() == null) {
      return erase.erase(visitorId);
    }
    try (Lease lease = LakeLease.acquire(settings.cassandra(), settings.lake())) {
      lease.ensureHeld();
      return erase.erase(visitorId);
    }
  }
}
