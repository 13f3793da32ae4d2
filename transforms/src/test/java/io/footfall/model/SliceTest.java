package io.footfall.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceTest {

  @Test
  void smallSlicesAreCutIntoFewGroupsAndLargeOnesIntoAll() {
    assertThat(ofRecords(1).groups(64), is(1));
    assertThat(ofRecords(300).groups(64), is(1));
    assertThat(ofRecords(301).groups(64), is(2));
    assertThat(ofRecords(1_000).groups(64), is(4));
    assertThat(ofRecords(500_000).groups(64), is(64));
    assertThat("of three buckets there are no four groups", ofRecords(9_000).groups(3), is(3));
  }

  @Test
  void whatIsSettledIsWorkToo() {
    Set<Integer> parts = IntStream.range(0, 256).boxed().collect(Collectors.toSet());
    assertThat(ofRecords(1).settling(parts).groups(16), is(16));
    assertThat(new Slice("clicks/test", 1, 0, List.of(), Set.of(7), 1).groups(16), is(1));
  }

  private static Slice ofRecords(int records) {
    return new Slice("clicks/test", 1, 0, List.of(new SliceRange("clicks", 0, 0, records)));
  }
}
