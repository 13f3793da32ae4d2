package io.footfall.generators.traffic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.generators.traffic.DetailedTruth.MinuteAndUrl;
import io.footfall.generators.traffic.DetailedTruth.TrueVisit;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.EventType;
import io.footfall.model.Page;
import io.footfall.model.RecordPosition;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DetailedTruthTest {

  private static final long MINUTE = 60_000L;

  private final DetailedTruth truth = new DetailedTruth();

  private void add(Label label, String visitor, long at, String url) {
    truth.add(viewOf(label, visitor, at, url));
  }

  private static SentRecord viewOf(Label label, String visitor, long at, String url) {
    Click click =
        Click.builder()
            .position(new RecordPosition("clicks", 0, 0))
            .eventId(new UUID(1, at))
            .eventType(EventType.PAGE_VIEW)
            .occurredAt(at)
            .receivedAt(at)
            .visitorId(visitor)
            .page(new Page(url, null, null))
            .consent(new Consent(true, false))
            .build();
    return new SentRecord(at, visitor, new byte[0], label, click, label == Label.BOT, null);
  }

  @Test
  void endsAVisitAfterHalfAnHourOfSilenceWhateverTheOrder() {
    add(Label.PLAIN, "a", 40 * MINUTE, "/x");
    add(Label.LATE, "a", 0, "/x");
    add(Label.LATE, "a", 30 * MINUTE - 1, "/x");
    add(Label.PLAIN, "a", 70 * MINUTE, "/x");
    assertThat(
        truth.visits(),
        contains(
            new TrueVisit("a", 0, 40 * MINUTE, 3),
            new TrueVisit("a", 70 * MINUTE, 70 * MINUTE, 1)));
  }

  @Test
  void countsViewsOfPeopleByMinuteAndUrl() {
    add(Label.PLAIN, "a", 59_999, "/x");
    add(Label.PLAIN, "b", 1, "/x");
    add(Label.PLAIN, "b", 60_000, "/x");
    add(Label.BOT, "r", 5, "/x");
    add(Label.DUPLICATE, "b", 1, "/x");
    assertThat(
        truth.viewsByMinuteAndUrl(),
        equalTo(Map.of(new MinuteAndUrl(0, "/x"), 2L, new MinuteAndUrl(MINUTE, "/x"), 1L)));
  }

  /** What a visit of so many views of different pages at that pace counts. */
  private long viewsOf(int views, long pause) {
    DetailedTruth walked = new DetailedTruth();
    for (int i = 0; i < views; i++) {
      walked.add(viewOf(Label.PLAIN, "a", i * pause, "/" + i));
    }
    return walked.viewsByMinuteAndUrl().values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void countsNobodyWhoIsTooFastToBeAPerson() {
    assertThat(viewsOf(7, 999), equalTo(7L));
    assertThat(viewsOf(8, 999), equalTo(0L));
    assertThat(viewsOf(8, 1_000), equalTo(8L));
    assertThat(viewsOf(19, 1_999), equalTo(19L));
    assertThat(viewsOf(20, 1_999), equalTo(0L));
    assertThat(viewsOf(20, 2_000), equalTo(20L));
    assertThat(viewsOf(29, 2_999), equalTo(29L));
    assertThat(viewsOf(30, 2_999), equalTo(0L));
    assertThat(viewsOf(30, 3_000), equalTo(30L));
  }
}
