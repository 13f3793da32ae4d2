package io.footfall.visits;

import static io.footfall.testing.Clicks.NOON;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.model.Click;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Finding;
import io.footfall.model.Page;
import io.footfall.model.Reconsidered;
import io.footfall.model.TrafficSource;
import io.footfall.model.VisitChange;
import io.footfall.testing.Clicks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;

/** Verdicts as the follower gives them, on clicks, visits and what came before. */
class RobotBehaviourTest {

  private final List<Finding> findings = new ArrayList<>();
  private VisitRules rules = VisitRules.defaults();

  @Test
  void eightViewsWithinASecondOfEachOtherAreARobots() {
    assertThat(verdict(views(8, 999)), is("behaviour:rate"));
    assertThat(verdict(views(7, 10)), is(nullValue()));
    assertThat(verdict(views(8, 1_000)), is(nullValue()));
  }

  @Test
  void twentyViewsWithoutALookAreARobots() {
    assertThat(verdict(views(20, 1_999)), is("behaviour:no_dwell"));
    assertThat(verdict(views(19, 1_999)), is(nullValue()));
  }

  @Test
  void thirtyPagesInARowWithoutALookAreARobots() {
    assertThat(verdict(views(30, 2_999)), is("behaviour:walk"));
    assertThat(verdict(views(29, 2_999)), is(nullValue()));
    List<Click> reloads =
        views(40, 2_999).stream()
            .map(click -> click.toBuilder().page(new Page("/1", null, null)).build())
            .toList();
    assertThat(verdict(reloads), is(nullValue()));
  }

  @Test
  void whatIsDoneOnAPageIsNoView() {
    List<Click> clicks =
        IntStream.range(0, 40)
            .mapToObj(i -> enriched(Clicks.click(i, NOON + i * 100L, EventType.ADD_TO_CART), null))
            .toList();
    assertThat(verdict(clicks), is(nullValue()));
  }

  @Test
  void whereBehaviourIsNotJudgedNobodyIsARobotByIt() {
    rules = VisitRules.defaults().withoutJudgingBehaviour();
    List<Click> clicks = views(40, 100);
    assertThat(verdict(clicks), is(nullValue()));
    VisitorMemory before = follow(VisitorMemory.EMPTY, 1, clicks.subList(0, 5));
    follow(before, 2, clicks.subList(5, 40));
    assertThat(indicators(), everyItem(is(nullValue())));
    assertThat(reconsidered(), hasSize(0));

    rules = rules.withMemoryLimit(40);
    assertThat(verdict(clicks), is("overflow"));
  }

  @Test
  void itsClicksOfTheSliceBearTheVerdict() {
    follow(VisitorMemory.EMPTY, 1, views(8, 500));
    assertThat(indicators(), everyItem(is("behaviour:rate")));
    assertThat(reconsidered(), hasSize(0));
  }

  @Test
  void clicksThatPassedForAPersonsAreReconsideredOnce() {
    List<Click> clicks = views(12, 500);
    VisitorMemory before = follow(VisitorMemory.EMPTY, 1, clicks.subList(0, 5));
    assertThat(indicators(), everyItem(is(nullValue())));

    VisitorMemory after = follow(before, 2, clicks.subList(5, 9));
    assertThat(reconsidered(), hasSize(5));
    assertThat(
        reconsidered().stream().map(Reconsidered::verdict).toList(),
        everyItem(is("late:behaviour:rate")));
    assertThat(
        reconsidered().stream().map(Reconsidered::storedId).toList(),
        equalTo(clicks.subList(0, 5).stream().map(Click::eventId).toList()));
    List<Finding> first = List.copyOf(findings);

    follow(after, 2, clicks.subList(5, 9));
    assertThat("a replay finds the same", findings, equalTo(first));

    follow(after, 3, clicks.subList(9, 12));
    assertThat(reconsidered(), hasSize(0));
    assertThat(indicators(), everyItem(is("behaviour:rate")));
  }

  @Test
  void oneThatSaysWhatItIsKeepsItsOwnWord() {
    List<Click> clicks =
        IntStream.range(0, 8)
            .mapToObj(i -> enriched(Clicks.view(i, NOON + i * 100L), i == 0 ? "crawler:bot" : null))
            .toList();
    follow(VisitorMemory.EMPTY, 1, clicks);
    assertThat(indicators().get(0), is("crawler:bot"));
    assertThat(indicators().get(1), is("behaviour:rate"));
    assertThat(
        findings.stream()
            .filter(VisitChange.class::isInstance)
            .map(change -> ((VisitChange) change).after().botIndicator())
            .toList(),
        contains("crawler:bot"));
  }

  private @Nullable String verdict(List<Click> clicks) {
    follow(VisitorMemory.EMPTY, 1, clicks);
    return findings.stream()
        .filter(VisitChange.class::isInstance)
        .map(change -> ((VisitChange) change).after())
        .reduce((one, other) -> other)
        .orElseThrow()
        .botIndicator();
  }

  private VisitorMemory follow(VisitorMemory memory, long slice, List<Click> clicks) {
    findings.clear();
    return new VisitorFollower(Clicks.slice(slice), rules)
        .follow("v", memory, clicks, findings::add);
  }

  private List<String> indicators() {
    return findings.stream()
        .filter(Click.class::isInstance)
        .map(click -> ((Click) click).enrichment().botIndicator())
        .toList();
  }

  private List<Reconsidered> reconsidered() {
    return findings.stream()
        .filter(Reconsidered.class::isInstance)
        .map(Reconsidered.class::cast)
        .toList();
  }

  private static List<Click> views(int count, long pause) {
    return IntStream.range(0, count)
        .mapToObj(i -> enriched(Clicks.view(i, NOON + i * pause), null))
        .toList();
  }

  private static Click enriched(Click click, @Nullable String indicator) {
    return click.toBuilder()
        .enrichment(
            new Enrichment(
                new Device("Firefox", "Linux", Device.DeviceClass.DESKTOP),
                new TrafficSource("(direct)", "(none)", null, "Direct"),
                indicator))
        .build();
  }
}
