package io.footfall.pipelines.insights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tallies;
import io.footfall.figures.Tally;
import io.footfall.pipelines.elasticsearch.FigureFields;
import io.footfall.pipelines.testing.Clicks;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureComparisonTest {

  private static final FigureKey KEY =
      new FigureKey(FigureKind.PAGE, Grain.MINUTE, Clicks.DAY_START, "/p");
  private static final Tally RIGHT = Tallies.of(Map.of(Measure.VIEWS, 3L), 2);

  @Test
  void whatIsTheSameEverywhereIsCheckedAndNoMore() {
    FigureComparison comparison =
        FigureComparison.of(
            Map.of(KEY, RIGHT), Map.of(KEY, RIGHT), Map.of(KEY, FigureFields.of(RIGHT)));

    assertThat(comparison.checked(), is(1L));
    assertThat(comparison.differing(), is(0L));
    assertThat(comparison.examples(), is(empty()));
    assertThat(comparison.toIndex(), is(empty()));
  }

  @Test
  void eachFieldThatDiffersIsNamedWithItsStore() {
    Tally wrong = Tallies.of(Map.of(Measure.VIEWS, 4L, Measure.DWELLS, 1L), 2);

    FigureComparison comparison =
        FigureComparison.of(
            Map.of(KEY, RIGHT), Map.of(KEY, wrong), Map.of(KEY, FigureFields.of(wrong)));

    assertThat(comparison.differing(), is(1L));
    assertThat(comparison.toIndex(), contains(new Figure(KEY, RIGHT)));
    assertThat(
        comparison.examples(),
        contains(
            "page minute 2026-03-01T00:00:00Z /p: dwells is 1 in cassandra, recounted none",
            "page minute 2026-03-01T00:00:00Z /p: views is 4 in cassandra, recounted 3",
            "page minute 2026-03-01T00:00:00Z /p: dwells is 1 in elasticsearch, recounted none",
            "page minute 2026-03-01T00:00:00Z /p: views is 4 in elasticsearch, recounted 3"));
  }

  @Test
  void aFigureThatIsNotIndexedIsToBe() {
    FigureComparison comparison =
        FigureComparison.of(Map.of(KEY, RIGHT), Map.of(KEY, RIGHT), Map.of());

    assertThat(comparison.toIndex(), contains(new Figure(KEY, RIGHT)));
    assertThat(
        comparison.examples(),
        contains(
            "page minute 2026-03-01T00:00:00Z /p: views is missing in elasticsearch, recounted 3",
            "page minute 2026-03-01T00:00:00Z /p: visitors is missing in elasticsearch,"
                + " recounted 2"));
  }

  @Test
  void aFigureThatShouldNotBeThereIsToBeIndexedEmpty() {
    FigureComparison comparison =
        FigureComparison.of(Map.of(), Map.of(), Map.of(KEY, FigureFields.of(RIGHT)));

    assertThat(comparison.differing(), is(1L));
    assertThat(comparison.toIndex(), contains(new Figure(KEY, Tally.empty())));
  }

  @Test
  void whatCameToNothingIsTheSameAsWhatIsNotThere() {
    FigureComparison comparison =
        FigureComparison.of(
            Map.of(), Map.of(KEY, Tally.empty()), Map.of(KEY, FigureFields.of(Tally.empty())));

    assertThat(comparison.checked(), is(0L));
    assertThat(comparison.differing(), is(0L));
  }

  @Test
  void durationsThatNoFieldShowsAreComparedToo() {
    Tally recounted = durations(1, 100, 100, 100, 100);
    Tally stored = durations(2, 100, 100, 100, 100);

    FigureComparison comparison =
        FigureComparison.of(
            Map.of(KEY, recounted), Map.of(KEY, stored), Map.of(KEY, FigureFields.of(recounted)));

    assertThat(comparison.differing(), is(1L));
    assertThat(comparison.toIndex(), is(empty()));
    assertThat(
        comparison.examples(),
        contains(
            "page minute 2026-03-01T00:00:00Z /p: durations or visitors that no field shows differ"
                + " in cassandra"));
  }

  @Test
  void examplesAreFewHoweverMuchDiffers() {
    Map<FigureKey, Tally> many = new HashMap<>();
    for (int number = 0; number < 1_000; number++) {
      many.put(new FigureKey(FigureKind.PAGE, Grain.MINUTE, Clicks.DAY_START, "/" + number), RIGHT);
    }

    FigureComparison comparison = FigureComparison.of(many, Map.of(), Map.of());

    assertThat(comparison.differing(), is(1_000L));
    assertThat(comparison.examples(), hasSize(20));
  }

  private static Tally durations(long... millis) {
    Tally tally = RIGHT;
    for (long duration : millis) {
      tally = Tallies.withDuration(tally, duration);
    }
    return tally;
  }
}
