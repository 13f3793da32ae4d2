package io.footfall.launcher;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.land.Lake;
import io.footfall.lake.land.LakeSettings;
import io.footfall.launcher.options.CassandraOptions;
import io.footfall.launcher.options.KafkaOptions;
import io.footfall.launcher.options.LakeGroupOptions;
import io.footfall.launcher.options.LakeOptions;
import io.footfall.launcher.options.MetricsOptions;
import io.footfall.launcher.options.PreparationOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.options.SliceOptions;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.SliceListener;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall lake}: lands clicks as Parquet, until it is told to stop. */
@Command(
    name = "lake",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    defaultValueProvider = LakeDefaults.class,
    description =
        "Land the clicks of a topic as Parquet, by hour, in a folder, HDFS or S3. The journal is kept in Cassandra.")
final class LakeCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;

  @Mixin private LakeOptions lake;
  @Mixin private KafkaOptions kafka;
  @Mixin private CassandraOptions cassandra;
  @Mixin private PreparationOptions preparation;
  @Mixin private SliceOptions slices;
  @Mixin private MetricsOptions metrics;
  @Mixin private RunnerOptions runner;

  @Mixin private LakeGroupOptions lakeGroup;

  @Option(
      names = "--targetFileBytes",
      description = "A file of this size is closed and another begun (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + LakeSettings.DEFAULT_TARGET_BYTES)
  private long targetBytes;

  @Option(names = "--rejects", description = "Land rejected records too, under rejected/.")
  private boolean rejects;

  @Option(names = "--untilCaughtUp", description = "End when the topic holds nothing more.")
  private boolean untilCaughtUp;

  @Option(
      names = "--endWithInput",
      description = "End when standard input does and the topic holds nothing more.")
  private boolean endWithInput;

  @Option(
      names = "--create",
      description = "Make the keyspace and tables that are missing, with one replica.")
  private boolean create;

  LakeCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunnerProfile profile = RunnerProfile.onClassPath();
    try (RunnerSession session = profile.open(runner.arguments())) {
      LakeFiles files = lake.address().register(session.options());
      LakeSettings settings =
          new LakeSettings(
              kafka.settings(),
              kafka.topic(),
              lakeGroup.group(),
              cassandra.settings(),
              preparation.steps(),
              files,
              targetBytes,
              rejects);
      if (create) {
        CassandraSchema.create(settings.cassandra(), 1);
      }
      console.line("Lake " + settings.source() + " on the " + profile.name() + " runner");
      console.line("  from " + settings.kafka());
      console.line("  to   " + files.addressOf(""));
      Ledger ledger = run(settings, session);
      console.result("LAKE", LedgerLine.of(ledger));
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private Ledger run(LakeSettings settings, RunnerSession session) throws InterruptedException {
    return new WatchedDriver(stop, console, metrics)
        .run(
            settings.kafka(),
            settings.topic(),
            settings.group(),
            untilCaughtUp,
            listener -> open(settings, session, listener));
  }

  private SourceDriver open(LakeSettings settings, RunnerSession session, SliceListener listener) {
    SourceDriver driver =
        Lake.open(
            settings,
            slices.planner(settings.topic()),
            slices.pace(),
            slices.leaseTtl(),
            session,
            listener);
    if (endWithInput) {
      EndOfInput.then(driver::stopWhenCaughtUp);
    }
    return driver;
  }
}
