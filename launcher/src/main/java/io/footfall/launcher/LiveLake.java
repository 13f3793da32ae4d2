package io.footfall.launcher;

import io.footfall.launcher.options.LakeGroupOptions;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.verify.JournalAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The lake of a demo, in a folder of its data. It is filled by a process of its own, as it would be
 * in earnest, with slices and a group of its own: a slow lake slows nothing else.
 */
final class LiveLake implements AutoCloseable {

  /** On whose behalf it reads. */
  static final String GROUP = LakeGroupOptions.DEFAULT;

  /** An open file for each hour of a week of history; and Spark does not start with 384 MB. */
  private static final String HEAP = "-Xmx1g";

  private final ClickstreamSettings settings;
  private final Path folder;
  private final Companion landing;

  /** Hears the process out, as one that nobody listens to comes to a halt. */
  private final CompletableFuture<Void> landed;

  private LiveLake(ClickstreamSettings settings, Path folder, Companion landing) {
    this.settings = settings;
    this.folder = folder;
    this.landing = landing;
    this.landed =
        CompletableFuture.runAsync(
            () -> landing.await("LAKE"), task -> new Thread(task, "lake").start());
  }

  /**
   * Starts it.
   *
   * @param connections how the servers are named on a command line, what becomes of clicks, and how
   *     the runner is told
   */
  static LiveLake start(ClickstreamSettings settings, List<String> connections, Path dataFolder) {
    Path folder = dataFolder.resolve("lake");
    List<String> arguments = new ArrayList<>(connections);
    arguments.addAll(
        List.of(
            "--bootstrapServers=" + settings.kafka().bootstrapServers(),
            "--topic=" + settings.topic(),
            "--lake=" + folder,
            "--lakeGroup=" + GROUP,
            "--maxEventsPerSlice=50000",
            "--minInterval=PT5S"));
    return new LiveLake(
        settings,
        folder,
        Companion.command("lake", HEAP, dataFolder.resolve("lake.log"), arguments));
  }

  /** Where its files are. */
  Path folder() {
    return folder;
  }

  /** Lets it end when the topic holds nothing more. */
  void letGo() {
    landing.letGo();
  }

  /** Ends it now. */
  void giveUp() {
    landing.kill();
  }

  /** Waits until it has ended; what its journal says then, and a fault if it did not end well. */
  JournalAudit awaitLanded() {
    List<String> faults = new ArrayList<>();
    try {
      landed.join();
    } catch (CompletionException e) {
      faults.add("landing did not come to its end: " + e.getCause().getMessage());
    }
    JournalAudit audit =
        JournalAudit.of(CassandraJournal.of(settings.cassandra(), settings.topic() + "/" + GROUP));
    faults.addAll(audit.faults());
    return new JournalAudit(audit.slices(), audit.outcomes(), audit.positions(), faults);
  }

  @Override
  public void close() {
    landing.close();
  }
}
