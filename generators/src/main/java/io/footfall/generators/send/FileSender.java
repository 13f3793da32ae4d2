package io.footfall.generators.send;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.Truth;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes traffic to a file, a record a line, as it would stand in the log; a tombstone is an empty
 * line.
 */
public final class FileSender {

  private static final int BUFFER_BYTES = 1 << 20;

  private FileSender() {}

  /**
   * Writes over the file until the extent is reached or the pace stopped, and counts into the truth
   * what is written.
   */
  public static void send(Traffic traffic, Extent extent, Pace pace, Path file, Truth truth)
      throws IOException, InterruptedException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      SentRecord next = traffic.next();
      for (long sent = 0; extent.holds(sent, next) && pace.await(next.sentAtMillis()); sent++) {
        if (next.value() != null) {
          out.write(next.value());
        }
        out.write('\n');
        truth.add(next);
        next = traffic.next();
      }
    }
  }
}
