package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorSetTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 18, 40, 200, 500, 3_000, 50_000})
  void theEstimateDependsOnTheSetAlone(int size) {
    VisitorSet straight = new VisitorSet();
    for (int i = 0; i < size; i++) {
      straight.add(VisitorSet.hashOf("visitor-" + i));
    }
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      VisitorSet[] parts = new VisitorSet[8];
      for (int part = 0; part < parts.length; part++) {
        parts[part] = new VisitorSet();
      }
      for (int i = size - 1; i >= 0; i--) {
        parts[random.nextInt(8)].add(VisitorSet.hashOf("visitor-" + i));
        parts[random.nextInt(8)].add(VisitorSet.hashOf("visitor-" + i));
      }
      VisitorSet all = parts[0];
      for (int part = 1; part < parts.length; part++) {
        VisitorSet next = throughBytes(parts[part]);
        if (random.nextBoolean()) {
          next.addAll(all);
          all = next;
        } else {
          all.addAll(next);
        }
      }
      assertThat("seed " + seed, throughBytes(all).estimate(), is(straight.estimate()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, 60, 300, 5_000, 200_000})
  void theEstimateIsWithinThreeStandardErrors(int size) {
    VisitorSet set = new VisitorSet();
    for (int i = 0; i < size; i++) {
      set.add(VisitorSet.hashOf("v-" + i));
    }
    assertThat(set.estimate(), closeTo(size, size <= 60 ? 0.5 : size * 3 * 1.04 / 64));
  }

  @Test
  void visitorsAddedAgainChangeNothing() {
    VisitorSet set = new VisitorSet();
    for (int i = 0; i < 100_000; i++) {
      set.add(VisitorSet.hashOf("v-" + i % 10));
    }
    assertThat(set.estimate(), is(10.0));
  }

  @Test
  void aSetTakesFourKilobytesAtMost() {
    VisitorSet set = new VisitorSet();
    for (int i = 0; i < 1_000_000; i++) {
      set.add(VisitorSet.hashOf("v-" + i));
    }
    BinaryWriter writer = new BinaryWriter(16);
    set.write(writer);
    assertThat(writer.size(), lessThan(4_200));
  }

  private static VisitorSet throughBytes(VisitorSet set) {
    BinaryWriter writer = new BinaryWriter(16);
    set.write(writer);
    return VisitorSet.read(new BinaryReader(writer.toByteArray()));
  }
}
