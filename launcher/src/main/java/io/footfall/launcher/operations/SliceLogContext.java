package io.footfall.launcher.operations;

import io.footfall.model.Slice;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceReport;
import java.util.Map;
import org.apache.logging.log4j.core.util.ContextDataProvider;

/**
 * Puts {@code slice} and {@code topic} into everything that is logged in this JVM while a slice
 * runs, on whichever thread: a JVM runs one slice at a time. What a slice that failed for good
 * leaves stays, so that the last lines name it. A runner whose workers are other JVMs takes it to
 * them: {@link #current} and {@link #become}.
 */
public final class SliceLogContext implements SliceListener, ContextDataProvider {

  private static volatile Map<String, String> current = Map.of();

  private final SliceListener next;

  /** For the logging library, which asks what to add. */
  public SliceLogContext() {
    this(
        new SliceListener() {
          @Override
          public void started(Slice slice) {}

          @Override
          public void retrying(Slice slice, int attempt, Throwable failure) {}

          @Override
          public void finished(SliceReport report) {}
        });
  }

  private SliceLogContext(SliceListener next) {
    this.next = next;
  }

  /** Notes which slice runs, and tells the other too. */
  public static SliceListener before(SliceListener next) {
    return new SliceLogContext(next);
  }

  /** Slice and topic, or nothing. */
  public static Map<String, String> current() {
    return current;
  }

  /** Takes over what is {@link #current} in the JVM that this one works for. */
  public static void become(Map<String, String> there) {
    current = Map.copyOf(there);
  }

  @Override
  public Map<String, String> supplyContextData() {
    return current;
  }

  @Override
  public void started(Slice slice) {
    current = Map.of("slice", Long.toString(slice.number()), "topic", slice.topic());
    next.started(slice);
  }

  @Override
  public void retrying(Slice slice, int attempt, Throwable failure) {
    next.retrying(slice, attempt, failure);
  }

  @Override
  public void finished(SliceReport report) {
    next.finished(report);
    current = Map.of();
  }
}
