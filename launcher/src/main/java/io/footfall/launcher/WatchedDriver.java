package io.footfall.launcher;

import io.footfall.launcher.operations.PartitionLags;
import io.footfall.launcher.operations.SliceLogContext;
import io.footfall.launcher.operations.SliceMetrics;
import io.footfall.launcher.operations.Telemetry;
import io.footfall.launcher.options.MetricsOptions;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.SliceListener;

/**
 * A driver before an operator's eyes: each slice is told on the console, in the log and in the
 * process's figures, and a wish to stop ends it after the slice that is under way.
 */
final class WatchedDriver {

  private final StopSignal stop;
  private final Console console;
  private final MetricsOptions metrics;

  WatchedDriver(StopSignal stop, Console console, MetricsOptions metrics) {
    this.stop = stop;
    this.console = console;
    this.metrics = metrics;
  }

  /** Makes the driver, with its listener. */
  interface Opening {
    SourceDriver with(SliceListener listener) throws InterruptedException;
  }

  /** Runs it until it is told to stop, or until nothing is left to read; what came of it. */
  Ledger run(
      KafkaSettings kafka, String topic, String group, boolean untilCaughtUp, Opening opening)
      throws InterruptedException {
    SliceMetrics watched =
        SliceMetrics.before(
            SliceLogContext.before(new Progress(console)), metrics.registry(), topic);
    try (PartitionLags lags = PartitionLags.of(kafka, topic, group, metrics.registry());
        Telemetry telemetry = metrics.serve(watched).orElse(null);
        SourceDriver running = opening.with(watched)) {
      metrics.announce(telemetry, console::line);
      stop.onRequest(running::stop);
      console.line("Running. Ctrl-C ends it after the slice that is under way.");
      return untilCaughtUp ? running.catchUp() : running.run();
    }
  }
}
