package io.footfall.launcher;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Truth;
import io.footfall.launcher.options.SliceOptions;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The time of a demo in which something happens: traffic is sent, and slices are run on it. */
final class DemoRun {

  /**
   * After Ctrl-C the topic is read to its end, unless that takes longer than people wait: a demo is
   * to be over fifteen seconds after it, checks and all. What is left unread is counted then.
   */
  private static final Executor LAST_SLICES =
      CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

  private final StopSignal stop;
  private final Console console;
  private final ClickstreamSettings settings;
  private final RunnerSession session;
  private final SliceOptions slices;
  private final DemoCompanions companions;

  /**
   * What a run came to.
   *
   * @param truth of what was generated; people's clicks are beside it
   */
  record Outcome(Truth truth, long clicksByPeople, Ledger ledger) {}

  DemoRun(
      StopSignal stop,
      Console console,
      ClickstreamSettings settings,
      RunnerSession session,
      SliceOptions slices,
      DemoCompanions companions) {
    this.stop = stop;
    this.console = console;
    this.settings = settings;
    this.session = session;
    this.slices = slices;
    this.companions = companions;
  }

  /**
   * Sends the traffic, one part after the other, and returns when all of it is read, or Ctrl-C was
   * pressed ten seconds ago.
   *
   * @param witness is told of each record that Kafka has acknowledged
   */
  Outcome run(List<LiveTraffic.Part> parts, Consumer<SentRecord> witness)
      throws InterruptedException {
    LiveTraffic live = new LiveTraffic(witness);
    stop.onRequest(live::stop);
    Ledger ledger;
    try (SourceDriver running =
        Clickstream.open(
            settings,
            slices.planner(settings.topic()),
            slices.pace(),
            slices.leaseTtl(),
            session,
            new Progress(console))) {
      stop.onRequest(() -> LAST_SLICES.execute(running::stop));
      companions.lake().ifPresent(lake -> stop.onRequest(() -> LAST_SLICES.execute(lake::giveUp)));
      live.start(parts, settings.kafka(), settings.topic(), () -> endInputThen(running));
      ledger = running.run();
    }
    return new Outcome(live.truth(), companions.clicksByPeople(), ledger);
  }

  /** What else writes is ended before the topic is read to its end: that must be read too. */
  private void endInputThen(SourceDriver running) {
    try {
      companions.endInput();
    } finally {
      running.stopWhenCaughtUp();
    }
  }
}
