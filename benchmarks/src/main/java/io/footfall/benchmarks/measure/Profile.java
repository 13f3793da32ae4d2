package io.footfall.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where this process spends its processor time, by Java Flight Recorder, which looks at what its
 * threads execute fifty times a second. A sample belongs to the part whose code is nearest to where
 * it was taken; the collector's and the compiler's threads are not seen.
 *
 * @param samples how many samples fell to each part, those with most first
 */
public record Profile(Map<String, Long> samples) {

  private static final String ELSEWHERE = "elsewhere";
  private static final String SAMPLE = "jdk.ExecutionSample";

  /** Something that takes a while, and may be interrupted. */
  @FunctionalInterface
  public interface Task {
    void run() throws InterruptedException;
  }

  /**
   * Runs the task and watches.
   *
   * @param parts the beginning of class names, and what to call the part that they belong to; the
   *     first that fits counts
   */
  public static Profile of(Task task, Map<String, String> parts) throws InterruptedException {
    try {
      Path file = Files.createTempFile("footfall", ".jfr");
      try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
        recording.start();
        task.run();
        recording.stop();
        recording.dump(file);
        return read(file, parts);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The flight recording can't be written and read", e);
    } catch (ParseException e) {
      throw new IllegalStateException("The JDK's own flight recorder settings can't be read", e);
    }
  }

  private static Profile read(Path file, Map<String, String> parts) throws IOException {
    Map<String, Long> samples = new LinkedHashMap<>();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          List<String> stack =
              event.getStackTrace().getFrames().stream().map(Profile::className).toList();
          samples.merge(partOf(stack, parts), 1L, Long::sum);
        }
      }
    }
    return new Profile(sorted(samples));
  }

  /** The part that the innermost frame belongs to which belongs to any. */
  static String partOf(List<String> stack, Map<String, String> parts) {
    for (String frame : stack) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        if (frame.startsWith(part.getKey())) {
          return part.getValue();
        }
      }
    }
    return ELSEWHERE;
  }

  /** The part's share of all samples. */
  public double shareOf(String part) {
    long all = samples.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? 0 : (double) samples.getOrDefault(part, 0L) / all;
  }

  private static String className(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }

  private static Map<String, Long> sorted(Map<String, Long> samples) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    samples.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(part -> sorted.put(part.getKey(), part.getValue()));
    return sorted;
  }
}
