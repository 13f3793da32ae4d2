package io.footfall.benchmarks.measure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  private static final double EXACTLY = 1e-9;

  private final Measurement measured =
      new Measurement(
          1_000,
          Duration.ofMillis(500),
          Map.of("own", Duration.ofMillis(200), "cassandra", Duration.ofMillis(800)),
          List.of());

  @Test
  void saysHowManyEventsASecond() {
    assertThat(measured.eventsPerSecond(), closeTo(2_000, EXACTLY));
  }

  @Test
  void saysWhatAnEventCostsEachProcessAndAll() {
    assertThat(measured.cpuMicrosPerEvent("own"), closeTo(200, EXACTLY));
    assertThat(measured.cpuMicrosPerEvent("cassandra"), closeTo(800, EXACTLY));
    assertThat(measured.cpuMicrosPerEvent(), closeTo(1_000, EXACTLY));
  }

  @Test
  void saysHowManyCoresWereBusy() {
    assertThat(measured.busyCores(), closeTo(2, EXACTLY));
  }

  @Test
  void refusesToHaveMeasuredNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Measurement(0, Duration.ofSeconds(1), Map.of(), List.of()));
  }
}
