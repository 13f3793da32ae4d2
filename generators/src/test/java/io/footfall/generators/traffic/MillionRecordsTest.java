package io.footfall.generators.traffic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.json.ParseClicks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A million records of every label, through parsing and cleaning: each comes to what its label
 * says, one by one.
 */
@Execution(ExecutionMode.CONCURRENT)
class MillionRecordsTest {

  private static final long START = 1_772_323_200_000L; // 2026-03-01T00:00:00Z
  private static final int QUARTER = 250_000;
  private static final ParseClicks PARSING = ParseClicks.create();
  private static final CleanClicks CLEANING = CleanClicks.by(CleaningRules.defaults());

  /** In quarters, as many at a time as there are processors. */
  @ParameterizedTest
  @ValueSource(longs = {20260301, 20260302, 20260303, 20260304})
  void comeToWhatTheirLabelsSay(long seed) {
    Traffic traffic = Traffic.of(TrafficProfile.builder(seed, START).build());
    Map<Label, Long> labels = new EnumMap<>(Label.class);
    for (int i = 0; i < QUARTER; i++) {
      SentRecord record = traffic.next();
      labels.merge(record.label(), 1L, Long::sum);
      check(record, prepare(record, i));
    }
    assertThat(labels.keySet().containsAll(List.of(Label.values())), is(true));
  }

  private static Outcome prepare(SentRecord record, int offset) {
    // A slice is planned after its records were taken.
    long plannedAt = record.sentAtMillis() + 1_000;
    ClickPreparation preparation = ClickPreparation.of(plannedAt, PARSING, CLEANING);
    RecordPosition position = new RecordPosition("clicks", 0, offset);
    return preparation.prepare(new LogRecord(position, record.sentAtMillis(), record.value()));
  }

  private static void check(SentRecord record, Outcome outcome) {
    if (record.expectedReject() != null) {
      assertThat(
          record.toString(),
          outcome instanceof Reject reject ? reject.reason() : null,
          equalTo(record.expectedReject()));
      return;
    }
    String found = outcome instanceof Reject reject ? reject.message() : "";
    assertThat(found, outcome instanceof Click, is(true));
    Click click = (Click) outcome;
    Click truth = record.click();
    assertThat(click.eventId(), equalTo(truth.eventId()));
    assertThat(click.eventType(), equalTo(truth.eventType()));
    assertThat(click.visitorId(), equalTo(truth.visitorId()));
    assertThat(click.occurredAt(), equalTo(truth.occurredAt()));
    assertThat(click.clockSkewMillis(), equalTo(truth.clockSkewMillis()));
    assertThat(click.page().referrer(), equalTo(truth.page().referrer()));
    assertThat(click.product(), equalTo(truth.product()));
    assertThat(click.order(), equalTo(truth.order()));
    assertThat(click.extra(), equalTo(truth.extra()));
  }
}
