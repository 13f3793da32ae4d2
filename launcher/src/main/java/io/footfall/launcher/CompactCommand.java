package io.footfall.launcher;

import io.footfall.lake.compact.ClickstreamRemarks;
import io.footfall.lake.compact.CompactLake;
import io.footfall.lake.land.LakeSettings;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeLease;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.LakeGroupOptions;
import io.footfall.launcher.options.LakeOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Lease;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall compact}: few sorted files without duplicates in place of many small ones. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compact the hours of the lake that are over and have had something landed since: merge files, drop"
            + " duplicates, sort by visitor and time, all hours at once or none. What the clickstream of the same topic has not"
            + " taken in yet is left for the next time.")
final class CompactCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private LakeOptions lake;
  @Mixin private LakeGroupOptions lakeGroup;
  @Mixin private ClickstreamOptions clickstream;
  @Mixin private RunnerOptions runner;

  @Option(
      names = "--targetFileBytes",
      description = "Files are about so large (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + LakeSettings.DEFAULT_TARGET_BYTES)
  private long targetBytes;

  @Option(
      names = "--reach",
      paramLabel = "DURATION",
      description =
          "How far before and after an hour the ids of its clicks are looked for (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT24H")
  private Duration reach;

  @Option(
      names = "--openHours",
      description =
          "Also compact hours that are not over; each is written anew when more has come for it.")
  private boolean openHours;

  CompactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (RunnerSession session = RunnerProfile.onClassPath().open(runner.arguments())) {
      LakeCatalog catalog =
          LakeCatalog.of(lake.address().register(session.options())).requireLanded();
      ClickstreamSettings settings = clickstream.settings();
      try (Lease lease = LakeLease.acquire(settings.cassandra(), catalog)) {
        CompactLake compaction =
            CompactLake.of(catalog, session, targetBytes)
                .withReach(reach)
                .withRemarks(ClickstreamRemarks.of(settings, lakeGroup.group()));
        CompactLake.Result result =
            (openHours ? compaction.takingOpenHours() : compaction).run(lease);
        console.result("COMPACTED", line(result));
        return 0;
      }
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private static Map<String, Object> line(CompactLake.Result result) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("hours", result.hours());
    line.put("rowsBefore", result.rowsBefore());
    line.put("rows", result.rowsAfter());
    line.put("duplicates", result.rowsBefore() - result.rowsAfter());
    line.put("files", result.files());
    line.put("filesDeleted", result.deleted());
    line.put("slicesWaiting", result.waiting());
    return line;
  }
}
