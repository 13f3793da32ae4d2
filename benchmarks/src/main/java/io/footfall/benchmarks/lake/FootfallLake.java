package io.footfall.benchmarks.lake;

import io.footfall.benchmarks.measure.NoRetries;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.lake.compact.CompactLake;
import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.land.Lake;
import io.footfall.lake.land.LakeSettings;
import io.footfall.lake.report.ClickstreamSlices;
import io.footfall.lake.report.DailyReports;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeLease;
import io.footfall.lake.table.LandedFile;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Lease;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SlicePlanner;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Ours: slices planned, leased and journaled in Cassandra, files committed, hours compacted. */
public final class FootfallLake implements LakeEngine {

  private final String name;
  private final BenchmarkServers servers;
  private final RunnerSession session;
  private final int eventsPerSlice;

  private FootfallLake(
      String name, BenchmarkServers servers, RunnerSession session, int eventsPerSlice) {
    this.name = name;
    this.servers = servers;
    this.session = session;
    this.eventsPerSlice = eventsPerSlice;
  }

  /** On that runner. */
  public static FootfallLake on(
      String runnerName, RunnerSession session, BenchmarkServers servers, int eventsPerSlice) {
    return new FootfallLake("footfall-" + runnerName, servers, session, eventsPerSlice);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Landing prepare(Path folder, String runName) {
    ClickstreamSettings settings = servers.settings(runName);
    CassandraSchema.create(settings.cassandra(), 1);
    return new FilledLake(settings, LakeAddress.of(folder.toString()).register(session.options()));
  }

  /** The busiest day of what was landed, compacted. */
  CompactedDay compact(Path folder, String runName) {
    LakeCatalog catalog =
        LakeCatalog.of(LakeAddress.of(folder.toString()).register(session.options()));
    try (Lease lease = LakeLease.acquire(servers.settings(runName).cassandra(), catalog)) {
      CompactLake.of(catalog, session, LakeSettings.DEFAULT_TARGET_BYTES)
          .takingOpenHours()
          .run(lease);
    }
    return CompactedDay.busiestOf(catalog);
  }

  @Override
  public long report(CompactedDay day, Path output) {
    LakeFiles files = LakeAddress.of(output.toString()).register(session.options());
    long rows =
        DailyReports.of(day.catalog(), session)
            .write(day.day(), files, "", ClickstreamSlices.single());
    String total = day.day() + "/total-by-day-" + day.day() + ".csv";
    CSVFormat csv = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (StringReader text =
        new StringReader(new String(files.read(total), StandardCharsets.UTF_8))) {
      CSVRecord figures = csv.parse(text).getRecords().get(0);
      long counted =
          Long.parseLong(figures.get("events")) + Long.parseLong(figures.get("bot_events"));
      if (counted != rows) {
        throw new IllegalStateException(rows + " clicks in the lake, " + counted + " reported");
      }
      return counted;
    } catch (IOException e) {
      throw new UncheckedIOException("A text can be read", e);
    }
  }

  private final class FilledLake implements Landing {
    private final ClickstreamSettings settings;
    private final LakeFiles files;

    FilledLake(ClickstreamSettings settings, LakeFiles files) {
      this.settings = settings;
      this.files = files;
    }

    @Override
    public void land() throws InterruptedException {
      LakeSettings lake =
          new LakeSettings(
              settings.kafka(),
              settings.topic(),
              settings.group(),
              settings.cassandra(),
              settings.preparation(),
              files,
              LakeSettings.DEFAULT_TARGET_BYTES,
              false);
      try (SourceDriver running =
          Lake.open(
              lake,
              SlicePlanner.of(settings.topic(), eventsPerSlice),
              LoopSettings.defaults(),
              CassandraLease.DEFAULT_TTL,
              session,
              new NoRetries() {})) {
        var unused = running.catchUp();
      }
    }

    @Override
    public long rows() {
      LakeCatalog catalog = LakeCatalog.of(files);
      return catalog.pending(catalog.current()).stream().mapToLong(LandedFile::rows).sum();
    }

    @Override
    public void close() {
      servers.drop(settings);
    }
  }
}
