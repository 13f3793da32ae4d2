package io.footfall.benchmarks.measure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {

  private static final Map<String, String> PARTS =
      Map.of("io.footfall.visits.", "visits", "com.datastax.", "driver");

  @Test
  void aSampleBelongsToTheInnermostPart() {
    assertThat(
        Profile.partOf(
            List.of(
                "java.util.HashMap", "com.datastax.Batch", "io.footfall.visits.Follow", "Thread"),
            PARTS),
        is("driver"));
  }

  @Test
  void whatBelongsToNoPartIsElsewhere() {
    assertThat(Profile.partOf(List.of("java.lang.Thread"), PARTS), is("elsewhere"));
  }

  @Test
  void seesWhoKeepsTheProcessorBusy() throws InterruptedException {
    Profile profile =
        Profile.of(
            ProfileTest::workForASecond, Map.of(ProfileTest.class.getName(), "the test's own"));

    assertThat(profile.samples(), hasKey("the test's own"));
    assertThat(profile.shareOf("the test's own"), greaterThan(0.0));
  }

  private static void workForASecond() {
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    long sum = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 10_000; i++) {
        sum += i ^ sum;
      }
    }
    assertThat(sum == 0, is(false));
  }
}
