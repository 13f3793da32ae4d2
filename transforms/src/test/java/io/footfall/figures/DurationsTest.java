package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 255, 256, 257, 1_000, 59_999, 1_800_000, 400_000_000_000L})
  void aBucketsMiddleIsWithinFourPerMille(long millis) {
    long middle = Durations.middleOf(Durations.bucketOf(millis));
    assertThat((double) middle, closeTo((double) millis, millis * 0.004));
  }

  @Test
  void bucketsAreInOrderWithoutGaps() {
    int previous = Durations.bucketOf(0);
    for (long millis = 1; millis < 3_000_000; millis++) {
      int bucket = Durations.bucketOf(millis);
      if (bucket != previous) {
        assertThat("at " + millis, bucket, is(previous + 1));
      }
      previous = bucket;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.5, 0.95, 0.999, 1})
  void percentilesAreNearTheExactOnes(double share) {
    long seed = 3;
    Random random = new Random(seed);
    long[] measured = random.doubles(10_000, 0, 14).mapToLong(x -> (long) Math.exp(x)).toArray();
    Durations durations = new Durations();
    Arrays.stream(measured).forEach(millis -> durations.add(millis, 1));
    Arrays.sort(measured);
    long exact = measured[Math.max(0, (int) Math.ceil(share * measured.length) - 1)];
    assertThat(
        "seed " + seed,
        (double) durations.percentile(share).orElseThrow(),
        closeTo((double) exact, exact * 0.004));
  }

  @Test
  void whatIsTakenOutLeavesNoTrace() {
    Durations durations = new Durations();
    Random random = new Random(4);
    long[] others = random.longs(200, 0, 100_000).toArray();
    Arrays.stream(others).forEach(millis -> durations.add(millis, 1));
    durations.add(1_234, 1);
    Arrays.stream(others).forEach(millis -> durations.add(millis, -1));
    Durations alone = new Durations();
    alone.add(1_234, 1);
    assertThat(durations, equalTo(alone));
    assertThat(durations.hashCode(), is(alone.hashCode()));
    durations.add(1_234, -1);
    assertThat(durations.isEmpty(), is(true));
    assertThat(durations.percentile(0.5), is(OptionalLong.empty()));
  }

  @Test
  void aCorrectionMayComeBeforeWhatItCorrects() {
    Durations correction = new Durations();
    correction.add(500, -1);
    correction.add(900, 1);
    BinaryWriter writer = new BinaryWriter(16);
    correction.write(writer);
    Durations sum = new Durations();
    sum.addAll(Durations.read(new BinaryReader(writer.toByteArray())));
    sum.add(500, 1);
    Durations expected = new Durations();
    expected.add(900, 1);
    assertThat(sum, equalTo(expected));
  }

  @Test
  void impossibleDurationsAndSharesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Durations.bucketOf(-1));
    assertThrows(IllegalArgumentException.class, () -> new Durations().percentile(1.1));
    assertThrows(IllegalArgumentException.class, () -> new Durations().percentile(Double.NaN));
  }
}
