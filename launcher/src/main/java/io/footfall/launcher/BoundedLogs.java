package io.footfall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each {@code *.log} of a folder from growing without end: one that has come beyond its bound
 * is cut to its last quarter. Whoever writes it goes on, as these are files that are appended to.
 * What is written while one is cut may be lost or stand out of order.
 */
final class BoundedLogs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BoundedLogs.class);
  private static final long MOST_BYTES = 32L << 20;
  private static final long PERIOD_SECONDS = 10;
  private static final int KEPT_PART = 4;

  private final Path folder;
  private final long mostBytes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bounded-logs");
            thread.setDaemon(true);
            return thread;
          });

  private BoundedLogs(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** Looks at the logs of that folder until it is closed. */
  static BoundedLogs in(Path folder) {
    BoundedLogs logs = of(folder, MOST_BYTES);
    logs.watch();
    return logs;
  }

  /** The same with another bound, looked at when asked. */
  static BoundedLogs of(Path folder, long mostBytes) {
    return new BoundedLogs(folder, mostBytes);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // cut() lets nothing out that a timer would drop
  private void watch() {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            cut();
          } catch (UncheckedIOException e) {
            LOG.warn("Logs of {} could not be cut, and grow", folder, e);
          }
        },
        PERIOD_SECONDS,
        PERIOD_SECONDS,
        TimeUnit.SECONDS);
  }

  /** Cuts those that are too long. */
  void cut() {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : logs) {
        cut(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be looked through", e);
    }
  }

  private void cut(Path log) throws IOException {
    try (FileChannel reading = FileChannel.open(log, StandardOpenOption.READ);
        FileChannel appending = FileChannel.open(log, StandardOpenOption.APPEND)) {
      if (reading.size() <= mostBytes) {
        return;
      }
      ByteBuffer end = endOf(reading);
      appending.truncate(0);
      while (end.hasRemaining()) {
        appending.write(end);
      }
    } catch (NoSuchFileException gone) {
      LOG.debug("{} was deleted meanwhile", log);
    }
  }

  /** Of whole lines. */
  private ByteBuffer endOf(FileChannel log) throws IOException {
    ByteBuffer end = ByteBuffer.allocate(Math.toIntExact(mostBytes / KEPT_PART));
    long start = log.size() - end.capacity();
    while (end.hasRemaining() && log.read(end, start + end.position()) >= 0) {
      // A channel may give less than is asked for
    }
    end.flip();
    for (int at = 0; at < end.limit(); at++) {
      if (end.get(at) == '\n') {
        return end.position(at + 1);
      }
    }
    return end;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
