package io.footfall.dashboard.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.dashboard.testing.TestFigure;
import io.footfall.dashboard.testing.TestIndex;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to a real Elasticsearch, whose answers are known. */
class FigureReportIT {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final TimeRange RANGE = TimeRange.ending(NOW, "15m");

  /** Where nobody listens. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  private TestIndex index;

  @BeforeEach
  void makeIndex() throws Exception {
    index = TestIndex.create();
  }

  @Test
  void anIndexThatIsNotThereIsAnEmptyOne() {
    JsonNode report = report(Segment.everyone());
    assertThat(report.at("/series").size(), is(0));
    assertThat(report.at("/breakdowns/page/rows").size(), is(0));
    assertThat(report.at("/outcomes/stored").asLong(), is(0L));
  }

  @Test
  void theSeriesHasEveryMinuteOfTheRangeAndNoOther() throws Exception {
    index.write(
        List.of(
            total("2026-03-01T10:00:00Z", 7),
            total("2026-03-01T10:01:00Z", 11),
            total("2026-03-01T10:15:00Z", 13),
            total("2026-03-01T10:16:00Z", 17)));
    JsonNode report = report(Segment.everyone());
    assertThat(report.at("/series").size(), is(15));
    assertThat(report.at("/series/0/views").asLong(), is(11L));
    assertThat(report.at("/series/14/views").asLong(), is(13L));
    assertThat(report.at("/series/7/views").asLong(), is(0L));
    assertThat(report.at("/previous/14/views").asLong(), is(7L));
  }

  @Test
  void offersAreAddedUpByCampaignOverTheRunsOfTheRange() throws Exception {
    index.writeOffers("spring", "2026-03-01T10:02:07Z", 5);
    index.writeOffers("spring", "2026-03-01T10:12:07Z", 6);
    index.writeOffers("summer", "2026-03-01T10:03:07Z", 7);
    index.writeOffers("summer", "2026-03-01T09:03:07Z", 100);

    assertThat(
        report(Segment.everyone()).at("/offers").toString(),
        is("[{\"name\":\"spring\",\"sent\":11},{\"name\":\"summer\",\"sent\":7}]"));
  }

  @Test
  void aSegmentIsReadFromItsOwnKind() throws Exception {
    index.write(
        List.of(
            total("2026-03-01T10:10:00Z", 100),
            minute(FigureKind.COUNTRY, "2026-03-01T10:10:00Z", "DE", Map.of("views", 40L)),
            minute(FigureKind.COUNTRY, "2026-03-01T10:10:00Z", "FR", Map.of("views", 60L))));
    JsonNode report = report(Segment.of("DE", null, null));
    assertThat(report.at("/series/9/views").asLong(), is(40L));
    assertThat(report.at("/breakdowns/country/rows").size(), is(1));
    assertThat(report.at("/names/country").size(), is(2));
  }

  @Test
  void aSegmentNarrowsEveryBreakdownToItsOwn() throws Exception {
    String at = "2026-03-01T10:00:00Z";
    index.write(
        List.of(
            minute(FigureKind.COUNTRY, "2026-03-01T10:10:00Z", "DE", Map.of("visits", 4L)),
            minute(FigureKind.COUNTRY, "2026-03-01T10:10:00Z", "FR", Map.of("visits", 6L)),
            hour(FigureKind.PAGE, at, "/", Map.of("views", 100L)),
            hour(FigureKind.SEGMENT, at, "DE|mobile|Email|page|/", Map.of("views", 30L)),
            hour(FigureKind.SEGMENT, at, "DE|desktop|Direct|page|/", Map.of("views", 10L)),
            hour(FigureKind.SEGMENT, at, "DE|mobile|Email|page|/a|b", Map.of("views", 2L)),
            hour(FigureKind.SEGMENT, at, "FR|mobile|Email|page|/", Map.of("views", 60L)),
            hour(FigureKind.SEGMENT, at, "|mobile|DE|page|/", Map.of("views", 7L)),
            minute(FigureKind.AUDIENCE, "2026-03-01T10:10:00Z", "DE||Email", Map.of("visits", 3L)),
            minute(
                FigureKind.AUDIENCE,
                "2026-03-01T10:10:00Z",
                "DE|mobile|Email",
                Map.of("visits", 2L)),
            minute(
                FigureKind.AUDIENCE, "2026-03-01T10:10:00Z", "FR||Email", Map.of("visits", 9L))));
    JsonNode report = report(Segment.of("DE", null, null));
    JsonNode pages = report.at("/breakdowns/page");
    assertThat(pages.path("grain").asText(), is("hour"));
    assertThat(pages.at("/rows/0/name").asText(), is("/"));
    assertThat(pages.at("/rows/0/views").asLong(), is(40L));
    assertThat(pages.at("/rows/1/name").asText(), is("/a|b"));
    assertThat(pages.path("rows").size(), is(2));
    assertThat(report.at("/breakdowns/channel/rows").size(), is(1));
    assertThat(report.at("/breakdowns/channel/rows/0/visits").asLong(), is(3L));
    assertThat(report.at("/breakdowns/country/rows").size(), is(1));
    assertThat(report.at("/breakdowns/country/rows/0/visits").asLong(), is(4L));
    assertThat(report.at("/names/country").size(), is(2));
  }

  @Test
  void filtersNarrowTogetherWhatTheyNarrowAlone() throws Exception {
    String hour = "2026-03-01T10:00:00Z";
    String minute = "2026-03-01T10:10:00Z";
    index.write(
        List.of(
            hour(FigureKind.SEGMENT, hour, "DE|mobile|Email|page|/", Map.of("views", 30L)),
            hour(FigureKind.SEGMENT, hour, "DE|mobile|Direct|page|/", Map.of("views", 4L)),
            hour(FigureKind.SEGMENT, hour, "DE|desktop|Email|page|/", Map.of("views", 100L)),
            hour(FigureKind.SEGMENT, hour, "FR|mobile|Email|page|/", Map.of("views", 200L)),
            minute(FigureKind.AUDIENCE, minute, "DE|mobile|", Map.of("visits", 7L, "visitors", 6L)),
            minute(FigureKind.AUDIENCE, minute, "DE|mobile|Email", Map.of("visits", 5L)),
            minute(FigureKind.AUDIENCE, minute, "DE|mobile|Direct", Map.of("visits", 2L)),
            minute(FigureKind.AUDIENCE, minute, "DE|desktop|Email", Map.of("visits", 50L)),
            minute(FigureKind.AUDIENCE, minute, "DE||Email", Map.of("visits", 55L)),
            minute(FigureKind.AUDIENCE, minute, "|mobile|Email", Map.of("visits", 500L))));

    JsonNode two = report(Segment.of("DE", "mobile", ""));
    assertThat(two.at("/segment/countsVisitors").asBoolean(), is(true));
    assertThat(two.at("/series/9/visits").asLong(), is(7L));
    assertThat(two.at("/series/9/visitors").asLong(), is(6L));
    assertThat(two.at("/minutes/10/visitors").asLong(), is(6L));
    assertThat(two.at("/breakdowns/page/rows/0/views").asLong(), is(34L));
    assertThat(two.at("/breakdowns/country/rows/0/name").asText(), is("DE"));
    assertThat(two.at("/breakdowns/country/rows/0/visits").asLong(), is(7L));
    assertThat(two.at("/breakdowns/country/grain").asText(), is("minute"));
    assertThat(two.at("/breakdowns/channel/rows/0/name").asText(), is("Email"));
    assertThat(two.at("/breakdowns/channel/rows/0/visits").asLong(), is(5L));
    assertThat(two.at("/breakdowns/channel/rows").size(), is(2));

    JsonNode three = report(Segment.of("DE", "mobile", "Email"));
    assertThat(three.at("/segment/countsVisitors").asBoolean(), is(false));
    assertThat(three.at("/series/9/visits").asLong(), is(5L));
    assertThat(three.at("/breakdowns/page/rows/0/views").asLong(), is(30L));
    assertThat(three.at("/breakdowns/device/rows").size(), is(1));
    assertThat(three.at("/breakdowns/device/rows/0/visits").asLong(), is(5L));
  }

  @Test
  void everyNameIsComparedWithThePeriodBefore() throws Exception {
    index.write(
        List.of(
            minute(FigureKind.CHANNEL, "2026-03-01T10:10:00Z", "Email", Map.of("visits", 4L)),
            minute(FigureKind.CHANNEL, "2026-03-01T09:50:00Z", "Email", Map.of("visits", 9L)),
            minute(FigureKind.CHANNEL, "2026-03-01T09:50:00Z", "Direct", Map.of("visits", 99L)),
            minute(FigureKind.CHANNEL, "2026-03-01T10:11:00Z", "Social", Map.of("visits", 1L))));
    JsonNode rows = report(Segment.everyone()).at("/breakdowns/channel/rows");
    assertThat(rows.size(), is(2));
    assertThat(rows.at("/0/name").asText(), is("Email"));
    assertThat(rows.at("/0/visits").asLong(), is(4L));
    assertThat(rows.at("/0/before/visits").asLong(), is(9L));
    assertThat(rows.at("/1/before/visits").asLong(), is(0L));
  }

  @Test
  void outcomesAreReadFromTheLedgerAndRemarksAreNone() throws Exception {
    String at = "2026-03-01T10:10:00Z";
    index.write(
        List.of(
            minute(FigureKind.LEDGER, at, "stored", Map.of("events", 5L)),
            minute(FigureKind.LEDGER, "2026-03-01T10:11:00Z", "stored", Map.of("events", 6L)),
            minute(FigureKind.LEDGER, at, "rejected.too_late", Map.of("events", 2L)),
            minute(FigureKind.LEDGER, at, "conflicting", Map.of("events", 1L))));
    JsonNode outcomes = report(Segment.everyone()).path("outcomes");
    assertThat(outcomes.path("stored").asLong(), is(11L));
    assertThat(outcomes.path("rejected.too_late").asLong(), is(2L));
    assertThat(outcomes.path("duplicate").asLong(), is(0L));
    assertThat(outcomes.has("conflicting"), is(false));
  }

  @Test
  void theRevisionChangesWithAFigureAndStaysWithout() throws Exception {
    index.write(List.of(total("2026-03-01T10:10:00Z", 1)));
    PresentFigures present = PresentFigures.of(FigureIndex.at(index.address()));
    String before = present.at(NOW).path("revision").asText();
    assertThat(present.at(NOW).path("revision").asText(), is(before));
    index.write(List.of(total("2026-03-01T10:10:00Z", 2)));
    assertThat(present.at(NOW).path("revision").asText(), is(not(before)));
  }

  /** Its slice's records are in the ledger of the minute in which the slice was planned. */
  @Test
  void theRevisionTellsOfAClickThatIsDaysLate() throws Exception {
    String planned = "2026-03-01T10:10:00Z";
    index.write(
        List.of(
            total("2026-02-26T01:00:00Z", 1),
            total(planned, 1),
            minute(FigureKind.LEDGER, planned, "stored", Map.of("events", 2L))));
    PresentFigures present = PresentFigures.of(FigureIndex.at(index.address()));
    String before = present.at(NOW).path("revision").asText();
    index.write(
        List.of(
            total("2026-02-26T01:00:00Z", 2),
            minute(FigureKind.LEDGER, planned, "stored", Map.of("events", 3L))));
    JsonNode after = present.at(NOW);
    assertThat(after.path("revision").asText(), is(not(before)));
    assertThat(after.path("newestSlice").asLong(), is(Instant.parse(planned).toEpochMilli()));
    assertThat(after.path("newestEvent").asLong(), is(Instant.parse(planned).toEpochMilli()));
  }

  @Test
  void anElasticsearchThatIsDownIsNamedWithTheRemedy() {
    FigureIndex nowhere = indexAt(NOBODY);
    FiguresUnavailableException failure =
        assertThrows(
            FiguresUnavailableException.class,
            () -> FigureReport.of(nowhere).of(RANGE, Segment.everyone(), NOW));
    assertThat(failure.getMessage(), containsString("start it, or correct --elasticsearch"));
  }

  @Test
  void whereANodeDoesNotAnswerTheNextIsAsked() throws Exception {
    index.write(List.of(total("2026-03-01T10:01:00Z", 11)));
    URI node = index.address().nodes().get(0);
    for (FigureIndex cluster : List.of(indexAt(NOBODY, node), indexAt(node, NOBODY))) {
      JsonNode report = FigureReport.of(cluster).of(RANGE, Segment.everyone(), NOW);
      assertThat(report.at("/series/0/views").asLong(), is(11L));
    }
  }

  private FigureIndex indexAt(URI... nodes) {
    return FigureIndex.at(ElasticsearchAddress.of(List.of(nodes), index.address().indexPrefix()));
  }

  private JsonNode report(Segment segment) {
    return FigureReport.of(FigureIndex.at(index.address())).of(RANGE, segment, NOW);
  }

  private static TestFigure total(String at, long views) {
    return minute(FigureKind.TOTAL, at, "", Map.of("views", views, "events", views));
  }

  private static TestFigure minute(
      FigureKind kind, String at, String name, Map<String, Long> sums) {
    return new TestFigure(kind, Grain.MINUTE, Instant.parse(at), name, sums);
  }

  private static TestFigure hour(FigureKind kind, String at, String name, Map<String, Long> sums) {
    return new TestFigure(kind, Grain.HOUR, Instant.parse(at), name, sums);
  }
}
