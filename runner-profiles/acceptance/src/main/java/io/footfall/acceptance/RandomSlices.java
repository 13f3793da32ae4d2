package io.footfall.acceptance;

import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.pipelines.slices.SliceReport;
import io.footfall.pipelines.verify.JournalAudit;
import java.time.Duration;
import java.util.Random;

/**
 * Takes in what was sent in slices of any length, each by a driver of its own.
 *
 * @param largest how many records a slice has at most, beyond a thousand
 */
record RandomSlices(Random random, int largest) {

  private static final int SMALLEST = 1_000;

  /** How many records the next one may have. */
  int nextLength() {
    return SMALLEST + random.nextInt(largest);
  }

  /**
   * One slice after another, until so many records are read. At least one driver: those that were
   * killed may have read everything, and left figures to be merged.
   */
  void takeIn(RunnerSession session, ClickstreamSettings settings, long records)
      throws InterruptedException {
    CassandraJournal journal = CassandraJournal.of(settings.cassandra(), settings.source());
    do {
      StopAfterASlice listener = new StopAfterASlice();
      try (SourceDriver running =
          Clickstream.open(
              settings,
              SlicePlanner.of(settings.topic(), nextLength()),
              LoopSettings.defaults(),
              Duration.ofSeconds(5),
              session,
              listener)) {
        listener.stops(running);
        Ledger unused = running.catchUp();
      }
    } while (JournalAudit.of(journal).read() < records);
  }

  /** Ends the clickstream after its first slice. */
  private static final class StopAfterASlice implements SliceListener {
    private SourceDriver running;

    void stops(SourceDriver clickstream) {
      running = clickstream;
    }

    @Override
    public void finished(SliceReport report) {
      running.stop();
    }
  }
}
