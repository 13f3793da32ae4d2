package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WriteTimeTest {

  private static final long PLANNED_AT = 1_772_360_130_123L;

  @Test
  void theFirstAttemptWritesAtTheTimeOfThePlan() {
    assertThat(WriteTime.of(slice(PLANNED_AT, 1)), is(PLANNED_AT * 1_000));
  }

  @Test
  void eachAttemptWritesLaterThanTheOneBefore() {
    assertThat(
        WriteTime.of(slice(PLANNED_AT, 3)), is(greaterThan(WriteTime.of(slice(PLANNED_AT, 2)))));
  }

  @Test
  void theNextPlanIsLaterHoweverManyAttemptsThereWere() {
    assertThat(
        WriteTime.of(slice(PLANNED_AT + 1, 1)),
        is(greaterThan(WriteTime.of(slice(PLANNED_AT, Integer.MAX_VALUE)))));
  }

  @Test
  void aCorrectionIsLaterThanEveryAttemptAndEarlierThanTheNextPlan() {
    Slice last = slice(PLANNED_AT, Integer.MAX_VALUE);

    assertThat(WriteTime.after(last), is(greaterThan(WriteTime.of(last))));
    assertThat(WriteTime.of(slice(PLANNED_AT + 1, 1)), is(greaterThan(WriteTime.after(last))));
  }

  private static Slice slice(long plannedAt, int attempt) {
    return new Slice(
        "clicks/test", 1, plannedAt, List.of(new SliceRange("clicks", 0, 0, 1)), Set.of(), attempt);
  }
}
