package io.footfall.pipelines.reprocess;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class ReprocessedRangeTest {

  private static final ReprocessedRange RANGE =
      new ReprocessedRange(
          List.of(
              slice(7, 1_000, range(0, 10, 20), range(1, 0, 5)),
              slice(8, 2_000, range(0, 20, 30)),
              slice(9, 3_000, range(1, 5, 6))));

  @Test
  void itSpansAllOfItsSlices() {
    assertThat(RANGE.ranges(), is(List.of(range(0, 10, 30), range(1, 0, 6))));
    assertThat(RANGE.holds(at(0, 10)), is(true));
    assertThat(RANGE.holds(at(0, 29)), is(true));
    assertThat(RANGE.holds(at(0, 9)), is(false));
    assertThat(RANGE.holds(at(0, 30)), is(false));
    assertThat(RANGE.holds(at(2, 10)), is(false));
    assertThat(RANGE.holds(new RecordPosition("others", 0, 10)), is(false));
  }

  @Test
  void aRecordIsOfTheSliceThatTookItIn() {
    assertThat(RANGE.plannedAtMillis(at(0, 19)), is(1_000L));
    assertThat(RANGE.plannedAtMillis(at(0, 20)), is(2_000L));
    assertThat(RANGE.plannedAtMillis(at(1, 4)), is(1_000L));
    assertThat(RANGE.plannedAtMillis(at(1, 5)), is(3_000L));
    assertThrows(IllegalArgumentException.class, () -> RANGE.plannedAtMillis(at(0, 30)));
    assertThrows(IllegalArgumentException.class, () -> RANGE.plannedAtMillis(at(2, 0)));
  }

  @Test
  void aDayOfSlicesIsNotLookedThroughForEachRecord() {
    List<Slice> slices = new ArrayList<>();
    for (int number = 0; number < 20_000; number++) {
      slices.add(
          slice(number + 1, number, range(0, number, number + 1), range(1, number, number + 1)));
    }
    LongAdder looks = new LongAdder();
    ReprocessedRange day =
        new ReprocessedRange(
            slices,
            (one, other) -> {
              looks.increment();
              return Long.compare(one, other);
            });
    looks.reset();

    for (int offset = 0; offset < 20_000; offset++) {
      assertThat(day.holds(at(1, offset)), is(true));
      assertThat(day.plannedAtMillis(at(1, offset)), is((long) offset));
    }

    // Halved again and again, 20,000 slices are one after 15 looks; a look at each is 10,000
    assertThat(looks.sum(), both(greaterThan(20_000L)).and(lessThan(20_000L * 20)));
  }

  private static Slice slice(long number, long plannedAt, SliceRange... ranges) {
    return new Slice("clicks/test", number, plannedAt, List.of(ranges));
  }

  private static SliceRange range(int partition, long from, long to) {
    return new SliceRange("clicks", partition, from, to);
  }

  private static RecordPosition at(int partition, long offset) {
    return new RecordPosition("clicks", partition, offset);
  }
}
