package io.footfall.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A clickstream whose operator starts it again when it has ended with a failure, as it may while a
 * store is away. An end without a failure, before it was asked for, fails the test.
 */
public final class RestartedClickstream implements AutoCloseable {

  private static final int EVENTS_PER_SLICE = 2_000;
  private static final int MOST_STARTS = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestServers servers;
  private final Path folder;
  private FootfallProcess process;
  private int starts;

  private RestartedClickstream(TestServers servers, Path folder) throws IOException {
    this.servers = servers;
    this.folder = folder;
    this.process = start();
  }

  /** Starts it on those servers; its output goes into the folder. */
  public static RestartedClickstream start(TestServers servers, Path folder) throws IOException {
    return new RestartedClickstream(servers, folder);
  }

  /** Lets so much time pass, whether it lives through it or not. */
  public void letRun(long millis) throws InterruptedException {
    boolean unused = process.runsFor(millis);
  }

  /** Starts it again where it has failed. */
  public void ensureRunning() throws InterruptedException, IOException {
    if (!process.runsFor(0)) {
      process.awaitExit(1);
      process = start();
    }
  }

  /** Waits until a slice is done that the watch has not seen, starting it again as need be. */
  public void awaitProgress(JournalWatch watch) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              ensureRunning();
              return watch.hasProgressed();
            });
  }

  /** Waits until it has ended with a failure. */
  public void awaitFailure() throws InterruptedException, IOException {
    process.awaitExit(1);
  }

  /** Ends it in order, and reads what is left of the topic, however many starts it takes. */
  public void drain() throws InterruptedException, IOException {
    if (process.runsFor(0)) {
      process.interrupt();
      boolean unused = process.awaitExit() == 0;
    }
    do {
      process = start("--untilCaughtUp");
    } while (process.awaitExit() != 0);
  }

  /** How often it has been started. */
  public int starts() {
    return starts;
  }

  private FootfallProcess start(String... more) throws IOException {
    if (++starts > MOST_STARTS) {
      throw new AssertionError("Started " + MOST_STARTS + " times: " + process.output());
    }
    return FootfallProcess.clickstream(
        servers, folder.resolve("run-" + starts + ".log"), EVENTS_PER_SLICE, more);
  }

  @Override
  public void close() {
    process.close();
  }
}
