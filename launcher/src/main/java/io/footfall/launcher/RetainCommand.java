package io.footfall.launcher;

import io.footfall.lake.erase.EraseSettings;
import io.footfall.lake.erase.Retention;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeLease;
import io.footfall.launcher.options.VisitorStoresOptions;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.PastDays;
import io.footfall.pipelines.elasticsearch.VisitorDocuments;
import io.footfall.pipelines.slices.Lease;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall retain}: what is older than each store is to keep, gone. */
@Command(
    name = "retain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Delete whole days that are older than each store is to keep them; a store without an option keeps everything."
            + " New rows can go by themselves: --cassandraTtlDays of clickstream.")
final class RetainCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--cassandraDays",
      description = "Keep clicks and visits in Cassandra for so many days.")
  private @Nullable Integer cassandraDays;

  @Option(
      names = "--elasticsearchDays",
      description = "Keep figures in Elasticsearch for so many days.")
  private @Nullable Integer elasticsearchDays;

  @Option(names = "--lakeDays", description = "Keep the lake's hours for so many days.")
  private @Nullable Integer lakeDays;

  @Mixin private VisitorStoresOptions stores;

  RetainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    // What can't be is refused before the first store is touched
    LocalDate ofCassandra = firstKept("--cassandraDays", cassandraDays);
    LocalDate ofElasticsearch = firstKept("--elasticsearchDays", elasticsearchDays);
    LocalDate ofLake = firstKept("--lakeDays", lakeDays);
    EraseSettings settings = stores.settings();
    LakeCatalog lake = ofLake == null ? null : lake(settings);
    Map<String, Object> line = new LinkedHashMap<>();
    try {
      if (ofCassandra != null) {
        line.put("cassandraPartitions", PastDays.in(settings.cassandra()).eraseBefore(ofCassandra));
      }
      if (ofElasticsearch != null) {
        line.put(
            "elasticsearchDocuments",
            VisitorDocuments.in(settings.elasticsearch()).eraseBefore(ofElasticsearch));
      }
      if (lake != null) {
        try (Lease lease = LakeLease.acquire(settings.cassandra(), lake)) {
          lease.ensureHeld();
          line.put("lakeFiles", Retention.of(lake).dropBefore(ofLake));
        }
      }
      console.result("RETAINED", line);
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private static LakeCatalog lake(EraseSettings settings) {
    if (settings.lake() == null) {
      throw new WrongOptionException("--lakeDays and --no-lake exclude each other: give one");
    }
    return settings.lake().requireLanded();
  }

  private static @Nullable LocalDate firstKept(String option, @Nullable Integer days) {
    if (days == null) {
      return null;
    }
    if (days < 1) {
      throw new WrongOptionException(option + " must be at least 1: " + days);
    }
    return LocalDate.now(ZoneOffset.UTC).minusDays(days);
  }
}
