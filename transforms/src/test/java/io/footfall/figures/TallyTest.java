package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void addingUpIsAssociativeAndCommutative() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      Tally a = random(random);
      Tally b = random(random);
      Tally c = random(random);
      assertThat("seed " + seed, a.plus(b), equalTo(b.plus(a)));
      assertThat("seed " + seed, a.plus(b).plus(c), equalTo(a.plus(b.plus(c))));
      assertThat("seed " + seed, a.plus(new TallyBuilder().build()), equalTo(a));
    }
  }

  @Test
  void addingUpLeavesBothAsTheyWere() {
    Tally a = random(new Random(1));
    Tally b = random(new Random(2));
    byte[] before = a.toBytes();
    assertThat(a.plus(b), equalTo(a.plus(b)));
    assertThat(a.toBytes(), is(before));
  }

  @Test
  void goingOnFromWhatWasReadComesToTheSame() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      Tally a = random(random);
      Tally b = random(random);
      Tally read = Tally.fromBytes(a.toBytes());
      assertThat("seed " + seed, TallyBuilder.goingOnFrom(read).add(b).build(), equalTo(a.plus(b)));
    }
  }

  @Test
  void theStoredFormAndSerializationComeBack() {
    for (long seed = 1; seed <= 200; seed++) {
      Tally tally = random(new Random(seed));
      assertThat("seed " + seed, Tally.fromBytes(tally.toBytes()), equalTo(tally));
      assertThat("seed " + seed, SerializableUtils.clone(tally), equalTo(tally));
    }
  }

  @Test
  void whatIsTakenOffAgainLeavesNothing() {
    TallyBuilder builder = new TallyBuilder();
    builder.add(Measure.VISITS, 1);
    builder.addDuration(5, 1);
    builder.add(Measure.VISITS, -1);
    builder.addDuration(5, -1);
    Tally tally = builder.build();
    assertThat(tally.isEmpty(), is(true));
    assertThat(tally.sumsByMeasure(), is(Map.of()));
    assertThat(tally, equalTo(new TallyBuilder().build()));
    assertThat(tally, not(equalTo(random(new Random(1)))));
  }

  @Test
  void aTallyOfALaterBuildIsRefused() {
    byte[] bytes = random(new Random(1)).toBytes();
    bytes[0] = 9;
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> Tally.fromBytes(bytes));
    assertThat(refused.getMessage(), containsString("version 9"));
  }

  /** The stored form knows measures by their codes: these may be added to, never changed. */
  @Test
  void theCodesOfMeasuresStay() {
    List<Integer> codes = Arrays.stream(Measure.values()).map(Measure::code).toList();
    assertThat(codes.stream().distinct().count(), is((long) codes.size()));
    Map<Measure, Integer> fixed = new EnumMap<>(Measure.class);
    fixed.put(Measure.EVENTS, 0);
    fixed.put(Measure.VIEWS, 1);
    fixed.put(Measure.BOT_EVENTS, 10);
    fixed.put(Measure.VISITS, 11);
    fixed.put(Measure.DWELLS, 18);
    fixed.put(Measure.REVENUE_MINOR, 24);
    assertThat(
        fixed.keySet().stream().collect(Collectors.toMap(m -> m, Measure::code)), equalTo(fixed));
  }

  private static Tally random(Random random) {
    TallyBuilder builder = new TallyBuilder();
    for (Measure measure : Measure.values()) {
      if (random.nextInt(4) == 0) {
        builder.add(measure, random.nextInt(2_000) - 500);
      }
    }
    int visitors = random.nextInt(4) == 0 ? random.nextInt(1_000) : random.nextInt(20);
    for (int i = 0; i < visitors; i++) {
      builder.addVisitor(VisitorSet.hashOf("v-" + random.nextInt(2_000)));
    }
    for (int i = random.nextInt(10); i > 0; i--) {
      builder.addDuration(random.nextInt(1_000_000), random.nextInt(3) - 1);
    }
    return builder.build();
  }
}
