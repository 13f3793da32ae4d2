package io.footfall.launcher;

import io.footfall.launcher.operations.PartitionLags;
import io.footfall.launcher.operations.StreamMetrics;
import io.footfall.launcher.operations.Telemetry;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.MetricsOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.options.SliceOptions;
import io.footfall.launcher.options.StreamOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.kafka.KafkaLog;
import io.footfall.pipelines.operations.StreamProgress;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.streaming.EndlessRun;
import io.footfall.pipelines.streaming.StreamPipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall clickstream}: the main pipeline on given servers, until it is told to stop. */
@Command(
    name = "clickstream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Run the clickstream pipeline on servers of yours. Options of the runner are passed on as they are.")
final class ClickstreamCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;

  @Mixin private ClickstreamOptions clickstream;
  @Mixin private SliceOptions slices;
  @Mixin private StreamOptions stream;
  @Mixin private MetricsOptions metrics;
  @Mixin private RunnerOptions runner;

  @Option(names = "--untilCaughtUp", description = "End when the topic holds nothing more.")
  private boolean untilCaughtUp;

  @Option(
      names = "--create",
      description =
          "Make topics, keyspace, tables and index templates that are missing, with one replica each.")
  private boolean create;

  @Option(
      names = "--createOnly",
      description = "The same, and then end: for a schema that is changed or restored beforehand.")
  private boolean createOnly;

  @Option(
      names = "--partitions",
      description = "Partitions of a topic that --create makes (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int partitions;

  ClickstreamCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClickstreamSettings settings = clickstream.settings();
    if (createOnly) {
      return createOnly(settings);
    }
    RunnerProfile profile = RunnerProfile.onClassPath();
    if (stream.isStream()) {
      stream.requireFit(profile);
      return stream(settings, profile);
    }
    try (RunnerSession session = profile.open(runner.arguments())) {
      if (create) {
        ClickstreamStores.create(settings, partitions, 1);
      }
      console.line(
          "Clickstream "
              + settings.source()
              + " on the "
              + profile.name()
              + " runner"
              + pageOf(session));
      console.line("  from " + settings.kafka());
      console.line("  to   " + settings.cassandra());
      console.line("  and  " + settings.elasticsearch());
      Ledger ledger = run(settings, session);
      console.result("LEDGER", LedgerLine.of(ledger));
      return 0;
    }
  }

  private static String pageOf(RunnerSession session) {
    return session.uiAddress().isEmpty() ? "" : " " + session.uiAddress();
  }

  private int createOnly(ClickstreamSettings settings) throws InterruptedException {
    try {
      ClickstreamStores.create(settings, partitions, 1);
      console.line("Made what was missing in " + settings.cassandra());
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private int stream(ClickstreamSettings settings, RunnerProfile profile)
      throws InterruptedException {
    try (RunnerSession session = profile.open(runner.arguments())) {
      if (create) {
        ClickstreamStores.createForStream(settings, partitions, 1);
      }
      console.line(
          "Stream "
              + StreamPipeline.source(settings)
              + " on the "
              + profile.name()
              + " runner"
              + pageOf(session));
      console.line("  from " + settings.kafka());
      console.line("  to   " + settings.elasticsearch());
      stream.warning(profile).ifPresent(console::line);
      requireTopic(settings);
      EndlessRun running = EndlessRun.of(session, settings, stream.timing(settings));
      stop.onRequest(running::stop);
      watch(settings, running);
      return 0;
    }
  }

  /** A runner's own word for a topic or a Kafka that is not there names no remedy. */
  private static void requireTopic(ClickstreamSettings settings) {
    try (KafkaLog log = KafkaLog.of(settings.kafka(), settings.topic(), settings.group())) {
      log.spans();
    }
  }

  private void watch(ClickstreamSettings settings, EndlessRun running) {
    StreamMetrics.bindTo(metrics.registry(), StreamProgress.HERE, settings.topic());
    try (PartitionLags lags =
            PartitionLags.of(
                settings.kafka(),
                settings.topic(),
                StreamProgress.HERE::positions,
                metrics.registry());
        Telemetry telemetry = metrics.serve(running::isWell).orElse(null)) {
      metrics.announce(telemetry, console::line);
      console.line("Running. Ctrl-C ends it.");
      running.run();
    }
  }

  private Ledger run(ClickstreamSettings settings, RunnerSession session)
      throws InterruptedException {
    return new WatchedDriver(stop, console, metrics)
        .run(
            settings.kafka(),
            settings.topic(),
            settings.group(),
            untilCaughtUp,
            listener ->
                Clickstream.open(
                    settings,
                    slices.planner(settings.topic()),
                    slices.pace(),
                    slices.leaseTtl(),
                    session,
                    listener));
  }
}
