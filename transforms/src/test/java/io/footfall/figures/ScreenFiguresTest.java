package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.model.Click;
import io.footfall.testing.RandomClicks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A figure is held against a plain model of it, and does not depend on the order of clicks. */
class ScreenFiguresTest {

  private static final long SEED = 11;

  @Test
  void viewsAreThoseOfAPlainCount() {
    List<Click> clicks = clicks();
    Map<String, Long> model = new HashMap<>();
    for (Click click : clicks) {
      if (click.screen() != null && click.eventType().isView()) {
        model.merge("screen " + click.screen(), 1L, Long::sum);
      }
    }
    Map<String, Long> counted = new HashMap<>();
    figures(clicks)
        .forEach((key, tally) -> counted.merge(key.name(), tally.sum(Measure.VIEWS), Long::sum));

    assertThat("seed " + SEED, counted, equalTo(model));
    assertThat(counted.values().iterator().next(), greaterThan(10L));
  }

  @Test
  void theOrderOfClicksDoesNotMatter() {
    List<Click> shuffled = new ArrayList<>(clicks());
    Collections.shuffle(shuffled, new Random(SEED));

    assertThat("seed " + SEED, figures(shuffled), equalTo(figures(clicks())));
  }

  private static List<Click> clicks() {
    RandomClicks random = RandomClicks.of(SEED, 0.7);
    return Stream.generate(random::nextParsed).limit(200).toList();
  }

  private static Map<FigureKey, Tally> figures(List<Click> clicks) {
    FigureSheet sheet = new FigureSheet();
    ScreenFigures rule = new ScreenFigures();
    clicks.forEach(click -> rule.count(click, sheet));
    Map<FigureKey, Tally> figures = new HashMap<>();
    sheet.forEach(figure -> figures.put(figure.key(), figure.tally()));
    return figures;
  }
}
