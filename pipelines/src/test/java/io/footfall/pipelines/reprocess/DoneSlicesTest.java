package io.footfall.pipelines.reprocess;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoneSlicesTest {

  /** Slices 1, 2, 3 .. were planned at 10, 20, 30 .. milliseconds. */
  @ParameterizedTest
  @CsvSource({"0,4,1", "10,4,1", "11,4,2", "20,4,2", "31,4,4", "40,4,4", "41,4,5", "0,0,1"})
  void aTimeBeginsWithTheFirstSliceThatWasPlannedInIt(long from, long last, long first) {
    assertThat(
        DoneSlices.firstPlannedFrom(Instant.ofEpochMilli(from), last, number -> number * 10),
        is(first));
  }
}
