package io.footfall.pipelines.insights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.FindingCoder;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.model.Finding;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What whole days give, against the same worked out the plain way from random visits. */
@ExtendWith(TestPipelineExtension.class)
class WholeDaysTest {

  private static final long DAY = 86_400_000L;
  private static final Days DAYS =
      new Days(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-20"));
  private static final long SEED = 17;

  @Test
  void pathsAreThoseOfAPlainCount(TestPipeline pipeline) {
    Map<String, Long> expected = new TreeMap<>();
    for (Visit visit : visits()) {
      String path = String.join(" > ", firstPages(visit));
      if (!visit.isBot() && !path.isEmpty() && inDays(visit)) {
        expected.merge(visit.startedAt() / DAY + " " + path, 1L, Long::sum);
      }
    }
    check(pipeline, CountPaths.of(DAYS), FigureKind.PATH, Measure.VISITS, expected);
  }

  @Test
  void returnsAreThoseOfAPlainCount(TestPipeline pipeline) {
    Map<String, Long> expected = new TreeMap<>();
    Map<String, Set<Long>> daysOf = new HashMap<>();
    Map<String, Long> firstOf = new HashMap<>();
    for (Visit visit : visits()) {
      if (!visit.isBot()) {
        long day = visit.startedAt() / DAY;
        daysOf.computeIfAbsent(visit.visitorId(), id -> new HashSet<>()).add(day);
        if (visit.first()) {
          firstOf.put(visit.visitorId(), day);
        }
      }
    }
    firstOf.forEach(
        (visitor, first) -> {
          Set<Long> weeks = new HashSet<>();
          for (long day : daysOf.get(visitor)) {
            if (inDays(first) && day >= first && inDays(day)) {
              expected.merge(first + " day/" + (day - first), 1L, Long::sum);
              weeks.add((day - first) / 7);
            }
          }
          weeks.forEach(week -> expected.merge(first + " week/" + week, 1L, Long::sum));
        });
    check(pipeline, CountReturns.of(DAYS), FigureKind.RETENTION, Measure.RETURNED, expected);
  }

  @Test
  void aPathHasFivePagesAndNoneTwiceInARow() {
    Visit visit = visit("v", 0, false, null, "/a", "/a", "", "/b", "/a", "/c", "/d", "/e");
    assertThat(CountPaths.pathOf(visit), is("/a > /b > /a > /c > /d"));
  }

  private static void check(
      TestPipeline pipeline,
      PTransform<PCollection<Finding>, PCollection<Figure>> count,
      FigureKind kind,
      Measure measure,
      Map<String, Long> expected) {
    List<Finding> findings = new ArrayList<>();
    visits().forEach(visit -> findings.add(new VisitChange(null, visit)));
    PAssert.that(pipeline.apply(Create.of(findings).withCoder(FindingCoder.of())).apply(count))
        .satisfies(
            figures -> {
              Map<String, Long> counted = new TreeMap<>();
              for (Figure figure : figures) {
                assertThat(figure.key().kind(), is(kind));
                counted.put(
                    figure.key().startMillis() / DAY + " " + figure.key().name(),
                    figure.tally().sum(measure));
              }
              assertThat("seed " + SEED, counted, equalTo(expected));
              return null;
            });
    pipeline.run();
  }

  private static List<String> firstPages(Visit visit) {
    List<String> pages = new ArrayList<>();
    String previous = null;
    for (PageStay stay : visit.stays()) {
      if (!stay.url().isEmpty() && !stay.url().equals(previous)) {
        pages.add(stay.url());
        previous = stay.url();
      }
    }
    return pages.subList(0, Math.min(5, pages.size()));
  }

  private static boolean inDays(Visit visit) {
    return inDays(visit.startedAt() / DAY);
  }

  private static boolean inDays(long day) {
    return day * DAY >= DAYS.fromMillis() && day * DAY < DAYS.toMillis();
  }

  /** Of 60 visitors over 26 days, three of them before the days and three after. */
  private static List<Visit> visits() {
    Random random = new Random(SEED);
    List<Visit> visits = new ArrayList<>();
    for (int visitor = 0; visitor < 60; visitor++) {
      TreeMap<Long, Boolean> starts = new TreeMap<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        starts.put(DAYS.fromMillis() - 3 * DAY + random.nextLong(26 * DAY), true);
      }
      boolean seenBefore = random.nextInt(4) == 0;
      for (long start : starts.keySet()) {
        String[] pages = new String[random.nextInt(7)];
        for (int i = 0; i < pages.length; i++) {
          pages[i] = random.nextInt(9) == 0 ? "" : "/" + random.nextInt(3);
        }
        visits.add(
            visit(
                "v" + visitor,
                start,
                !seenBefore && start == starts.firstKey(),
                random.nextInt(12) == 0 ? "crawler:bot" : null,
                pages));
      }
    }
    return visits;
  }

  private static Visit visit(
      String visitorId, long at, boolean first, String botIndicator, String... pages) {
    List<PageStay> stays = new ArrayList<>();
    for (String page : pages) {
      stays.add(new PageStay(page, at, null));
    }
    return new Visit(
        visitorId,
        null,
        at,
        at,
        1,
        stays,
        List.of(),
        List.of(),
        0,
        FunnelStep.ARRIVAL,
        null,
        null,
        null,
        null,
        null,
        first,
        botIndicator);
  }
}
