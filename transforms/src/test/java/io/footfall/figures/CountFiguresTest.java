package io.footfall.figures;

import static io.footfall.testing.Clicks.MINUTE;
import static io.footfall.testing.Clicks.NOON;
import static io.footfall.testing.Clicks.slice;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.coders.FindingCoder;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.ClickFacts;
import io.footfall.model.Device;
import io.footfall.model.Duplicate;
import io.footfall.model.Enrichment;
import io.footfall.model.Finding;
import io.footfall.model.Page;
import io.footfall.model.Presence;
import io.footfall.model.Reconsidered;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import io.footfall.model.VisitChange;
import io.footfall.testing.Clicks;
import io.footfall.testing.Visits;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CountFiguresTest {

  private static final Click VIEW = Clicks.view(1, NOON);
  private static final TrafficSource PAID =
      new TrafficSource("google", "cpc", "spring", "Paid Search");

  @Test
  void everyOutcomeAndRemarkStandsInTheLedgerOfItsSlice(TestPipeline pipeline) {
    check(
        pipeline,
        List.of(
            VIEW,
            Clicks.view(2, NOON),
            new Duplicate(VIEW.position(), VIEW.eventId()),
            new Reject(VIEW.position(), "clean", RejectReason.TOO_LATE, "late", new byte[0], 0),
            new Remark(VIEW.position(), VIEW.eventId(), Remark.Subject.CONFLICTING)),
        figures -> {
          assertThat(figures.get(ledger("stored")).sum(Measure.EVENTS), is(2L));
          assertThat(figures.get(ledger("duplicate")).sum(Measure.EVENTS), is(1L));
          assertThat(figures.get(ledger("rejected.too_late")).sum(Measure.EVENTS), is(1L));
          assertThat(figures.get(ledger("conflicting")).sum(Measure.EVENTS), is(1L));
          long planned = slice(7).plannedAtMillis();
          FigureKey sum =
              new FigureKey(FigureKind.LEDGER, Grain.DAY, Grain.DAY.startOf(planned), "stored");
          assertThat(figures.get(sum).sum(Measure.EVENTS), is(2L));
          return null;
        });
  }

  @Test
  void aClickCountsInItsMinuteItsHourAndItsDay(TestPipeline pipeline) {
    check(
        pipeline,
        List.of(VIEW, Clicks.view(2, NOON + 90 * MINUTE)),
        figures -> {
          Tally day = figures.get(total(Grain.DAY, NOON));
          assertThat(day.sumsByMeasure(), is(Map.of(Measure.EVENTS, 2L, Measure.VIEWS, 2L)));
          assertThat(day.visitors(), is(1L));
          assertThat(figures.get(total(Grain.HOUR, NOON)).sum(Measure.VIEWS), is(1L));
          assertThat(figures.get(total(Grain.MINUTE, NOON)).sum(Measure.VIEWS), is(1L));
          return null;
        });
  }

  @Test
  void aRobotsClickIsCountedAsSuchAndNowhereElse(TestPipeline pipeline) {
    Enrichment robot =
        new Enrichment(
            new Device("Other", "Other", Device.DeviceClass.OTHER),
            new TrafficSource("(direct)", "(none)", null, "Direct"),
            "declared");
    check(
        pipeline,
        List.of(VIEW.toBuilder().enrichment(robot).build()),
        figures -> {
          assertThat(
              figures.get(total(Grain.DAY, NOON)).sumsByMeasure(),
              is(Map.of(Measure.BOT_EVENTS, 1L, Measure.BOT_VIEWS, 1L)));
          assertThat(figures, not(hasKey(page(Grain.DAY, "/1"))));
          return null;
        });
  }

  @Test
  void aClickThatTurnsOutToBeARobotsIsTakenOffAllButItsVisitor(TestPipeline pipeline) {
    check(
        pipeline,
        List.of(
            VIEW,
            new Reconsidered(ClickFacts.of(VIEW), VIEW.eventId(), "late:behaviour:rate"),
            Clicks.view(2, NOON)),
        figures -> {
          assertThat(
              figures.get(total(Grain.DAY, NOON)).sumsByMeasure(),
              is(
                  Map.of(
                      Measure.EVENTS, 1L,
                      Measure.VIEWS, 1L,
                      Measure.BOT_EVENTS, 1L,
                      Measure.BOT_VIEWS, 1L)));
          Tally page = figures.get(page(Grain.DAY, "/1"));
          assertThat(page.sumsByMeasure(), is(Map.of()));
          assertThat(page.visitors(), is(1L));
          FigureKey robots =
              new FigureKey(FigureKind.BOT, Grain.DAY, Grain.DAY.startOf(NOON), "behaviour:rate");
          assertThat(figures.get(robots).sum(Measure.BOT_EVENTS), is(1L));
          return null;
        });
  }

  @Test
  void aChangedVisitTakesItsFormerSelfOff(TestPipeline pipeline) {
    check(
        pipeline,
        List.of(
            new VisitChange(null, Visits.bare("v", NOON)),
            new VisitChange(Visits.bare("v", NOON), Visits.full("v", NOON)),
            new VisitChange(Visits.full("v", NOON), null),
            new VisitChange(null, Visits.bare("w", NOON))),
        figures -> {
          assertThat(
              figures.get(total(Grain.DAY, NOON)).sumsByMeasure(), hasEntry(Measure.VISITS, 1L));
          assertThat(figures, not(hasKey(page(Grain.DAY, "https://shop.example/a"))));
          return null;
        });
  }

  @Test
  void aVisitorIsCountedOnceInEachMinuteHourAndDayThatHeIsNewIn(TestPipeline pipeline) {
    Presence noon = new Presence(PAID, List.of(NOON));
    Presence later = new Presence(PAID, List.of(NOON, NOON + MINUTE, NOON + 60 * MINUTE));
    check(
        pipeline,
        List.of(
            new Attendance(List.of(), List.of(noon)),
            new Attendance(List.of(noon), List.of(later)),
            new Attendance(List.of(), List.of(noon))),
        figures -> {
          assertThat(figures.get(paid(Grain.MINUTE, NOON)).visitors(), is(2L));
          assertThat(figures.get(paid(Grain.MINUTE, NOON + MINUTE)).visitors(), is(1L));
          assertThat(figures.get(paid(Grain.HOUR, NOON)).visitors(), is(2L));
          assertThat(figures.get(paid(Grain.HOUR, NOON + 60 * MINUTE)).visitors(), is(1L));
          assertThat(figures.get(paid(Grain.DAY, NOON)).visitors(), is(2L));
          return null;
        });
  }

  @Test
  void aVisitorWhoMovesToAnotherCampaignStaysInTheChannel(TestPipeline pipeline) {
    TrafficSource winter = new TrafficSource("google", "cpc", "winter", PAID.channel());
    Presence other = new Presence(winter, List.of(NOON + 60 * MINUTE));
    check(
        pipeline,
        List.of(
            new Attendance(List.of(), List.of(new Presence(PAID, List.of(NOON)), other)),
            new Attendance(
                List.of(new Presence(PAID, List.of(NOON)), other),
                List.of(new Presence(winter, List.of(NOON, NOON + 60 * MINUTE))))),
        figures -> {
          assertThat(figures.get(paid(Grain.MINUTE, NOON)).visitors(), is(1L));
          assertThat(figures.get(paid(Grain.DAY, NOON)).visitors(), is(1L));
          assertThat(figures, not(hasKey(campaign("spring"))));
          assertThat(figures.get(campaign("winter")).visitors(), is(1L));
          return null;
        });
  }

  @Test
  void noGrainIsLongerThanAttendancesAreWholeFor() {
    for (Grain grain : Grain.values()) {
      assertThat(Attendance.DAY_MILLIS % grain.millis(), is(0L));
    }
    assertThat(Grain.MINUTE.millis(), is(Presence.MINUTE_MILLIS));
  }

  @Test
  void onlyTheKindsThatAreWantedAreCountedAndTheLedger(TestPipeline pipeline) {
    check(
        pipeline,
        CountFigures.of(slice(7)).by(EnumSet.of(FigureKind.PAGE, FigureKind.TOTAL)),
        List.of(
            VIEW,
            new VisitChange(null, Visits.bare("v", NOON)),
            new VisitChange(null, Visits.full("a robot", NOON))),
        figures -> {
          assertThat(
              figures.keySet().stream().map(FigureKey::kind).collect(Collectors.toSet()),
              is(
                  EnumSet.of(
                      FigureKind.PAGE, FigureKind.TOTAL, FigureKind.OUTCOME, FigureKind.LEDGER)));
          assertThat(
              figures.get(total(Grain.DAY, NOON)).sumsByMeasure(), hasEntry(Measure.VISITS, 1L));
          assertThat(figures, hasKey(page(Grain.DAY, "/1")));
          return null;
        });
  }

  @Test
  void namesAreCutAtTheirLongest(TestPipeline pipeline) {
    String url = "/" + "x".repeat(2_046) + "\uD83D\uDE00";
    check(
        pipeline,
        List.of(VIEW.toBuilder().page(new Page(url, null, null)).build()),
        figures -> {
          assertThat(figures, hasKey(page(Grain.DAY, url.substring(0, 2_047))));
          return null;
        });
  }

  private static void check(
      TestPipeline pipeline,
      List<Finding> findings,
      SerializableFunction<Map<FigureKey, Tally>, Void> check) {
    check(pipeline, CountFigures.of(slice(7)), findings, check);
  }

  private static void check(
      TestPipeline pipeline,
      CountFigures counting,
      List<Finding> findings,
      SerializableFunction<Map<FigureKey, Tally>, Void> check) {
    PAssert.that(
            pipeline
                .apply(Create.of(findings).withCoder(FindingCoder.of()))
                .apply(counting)
                .apply(TakeRowsApart.create()))
        .satisfies(
            figures -> {
              Map<FigureKey, Tally> byKey = new HashMap<>();
              figures.forEach(
                  figure ->
                      assertThat(
                          "one partial a key", byKey.put(figure.key(), figure.tally()) == null));
              return check.apply(byKey);
            });
    pipeline.run();
  }

  private static FigureKey ledger(String outcome) {
    return new FigureKey(
        FigureKind.OUTCOME, Grain.MINUTE, slice(7).plannedAtMillis(), "7/" + outcome);
  }

  private static FigureKey total(Grain grain, long at) {
    return new FigureKey(FigureKind.TOTAL, grain, grain.startOf(at), "");
  }

  private static FigureKey paid(Grain grain, long at) {
    return new FigureKey(FigureKind.CHANNEL, grain, grain.startOf(at), PAID.channel());
  }

  private static FigureKey campaign(String name) {
    return new FigureKey(FigureKind.CAMPAIGN, Grain.DAY, Grain.DAY.startOf(NOON), name);
  }

  private static FigureKey page(Grain grain, String url) {
    return new FigureKey(FigureKind.PAGE, grain, grain.startOf(NOON), url);
  }
}
