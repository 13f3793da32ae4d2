package io.footfall.benchmarks.lake;

import java.nio.file.Path;

/** Who fills a lake on the local disk, and reports on one, in his own way. */
public interface LakeEngine {

  /** As results call it. */
  String name();

  /**
   * Makes ready what a long-running job finds ready.
   *
   * @param folder where Parquet is to be written, empty
   * @param runName no other run has it
   */
  Landing prepare(Path folder, String runName);

  /**
   * Writes the figures of the lake's day as CSV, by the day and by the hour.
   *
   * @return how many clicks were counted
   */
  long report(CompactedDay day, Path output);

  /** One landing of the whole topic: clicks parsed, cleaned, in folders by hour, as ZSTD. */
  interface Landing extends AutoCloseable {

    /** Lands them; this is what is measured. */
    void land() throws InterruptedException;

    /** How many clicks the files hold. */
    long rows();

    @Override
    void close();
  }
}
