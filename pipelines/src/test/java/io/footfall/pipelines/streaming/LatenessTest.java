package io.footfall.pipelines.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.LogRecordCoder;
import io.footfall.figures.CountInWindows;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.model.VisitorBuckets;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ParseClicks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the views of the page of a minute come to, pane by pane, by when a click comes into the log
 * and how far the watermark is by then. The watermark is moved as {@link LogTimePolicy} would.
 */
@ExtendWith(TestPipelineExtension.class)
class LatenessTest {

  private static final StreamTiming TIMING =
      new StreamTiming(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofHours(1));

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(4);

  /** A second more than it takes an early pane to fire. */
  private static final org.joda.time.Duration AWHILE =
      org.joda.time.Duration.millis(TIMING.earlyInterval().plusSeconds(1).toMillis());

  /** 2026-03-01T12:00:00Z. */
  private static final long NOON = 1_772_366_400_000L;

  private static final IntervalWindow MINUTE =
      new IntervalWindow(Instant.ofEpochMilli(NOON), Instant.ofEpochMilli(NOON + 60_000));

  @Test
  void aClickOnTimeIsCountedWhenTheWatermarkPassesItsMinute(TestPipeline pipeline) {
    PCollection<Figure> panes =
        panes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11), click(2, 20, 21))
                .advanceWatermarkTo(at(60))
                .advanceWatermarkToInfinity());

    checkOnTimeAlone(panes, 2);
    pipeline.run();
  }

  @Test
  void aClickIsOnTimeForTheDelayOfTheWatermarkAfterItsMinute(TestPipeline pipeline) {
    PCollection<Figure> panes =
        panes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceWatermarkTo(at(59))
                .addElements(click(2, 20, 69))
                .advanceWatermarkTo(at(60))
                .advanceWatermarkToInfinity());

    checkOnTimeAlone(panes, 2);
    pipeline.run();
  }

  @Test
  void aMinuteThatStillFillsShowsEarlyWhatItHas(TestPipeline pipeline) {
    PCollection<Figure> panes =
        panes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceProcessingTime(AWHILE)
                .addElements(click(2, 20, 21))
                .advanceProcessingTime(AWHILE)
                .addElements(click(3, 30, 31))
                .advanceWatermarkTo(at(60))
                .advanceWatermarkToInfinity());

    PAssert.that(panes).inEarlyPane(MINUTE).satisfies(views(1, 2));
    PAssert.that(panes).inOnTimePane(MINUTE).satisfies(views(3));
    PAssert.that(panes).inLatePane(MINUTE).empty();
    pipeline.run();
  }

  @Test
  void aLateClickCorrectsItsMinute(TestPipeline pipeline) {
    PCollection<Figure> panes =
        panes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceWatermarkTo(at(60))
                .advanceWatermarkTo(at(1_800))
                .addElements(click(2, 20, 1_810))
                .advanceProcessingTime(AWHILE)
                .advanceWatermarkToInfinity());

    PAssert.that(panes).inOnTimePane(MINUTE).satisfies(views(1));
    PAssert.that(panes).inLatePane(MINUTE).satisfies(views(2));
    pipeline.run();
  }

  @Test
  void aClickAsLateAsAllowedFindsItsMinuteAndLaterOnesAreRejected(TestPipeline pipeline) {
    long lastAllowed = 20 + 3_600;
    PCollection<Finding> outcomes =
        outcomes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceWatermarkTo(at(lastAllowed - 10))
                .addElements(click(2, 20, lastAllowed), click(3, 19, lastAllowed))
                .advanceProcessingTime(AWHILE)
                .advanceWatermarkToInfinity());
    PCollection<Figure> panes = panes(outcomes);

    PAssert.that(outcomes).satisfies(LatenessTest::onlyTheThirdIsTooLate);
    PAssert.that(panes).inOnTimePane(MINUTE).satisfies(views(1));
    PAssert.that(panes).inLatePane(MINUTE).satisfies(views(2));
    pipeline.run();
  }

  @Test
  void aMinuteIsForgottenWhenNothingMayComeForItAnyMore(TestPipeline pipeline) {
    StreamTiming forgetful =
        new StreamTiming(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(1));
    PCollection<Figure> panes =
        outcomes(
                pipeline,
                stream()
                    .addElements(click(1, 10, 11))
                    .advanceWatermarkTo(at(60))
                    .advanceWatermarkTo(at(121))
                    .addElements(click(2, 20, 131))
                    .advanceProcessingTime(AWHILE)
                    .advanceWatermarkToInfinity(),
                TIMING)
            .apply(DropDuplicates.within(forgetful, BUCKETS))
            .apply(AtTheirOwnTime.create())
            .apply(IntoWindows.of(Grain.MINUTE, forgetful))
            .apply(CountInWindows.of(Grain.MINUTE));

    PAssert.that(panes).inOnTimePane(MINUTE).satisfies(views(1));
    PAssert.that(panes).inLatePane(MINUTE).empty();
    pipeline.run();
  }

  @Test
  void aClickSentTwiceIsCountedOnce(TestPipeline pipeline) {
    PCollection<Figure> panes =
        panes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceWatermarkTo(at(60))
                .addElements(click(1, 10, 90), click(2, 10, 90))
                .advanceProcessingTime(AWHILE)
                .advanceWatermarkToInfinity());

    PAssert.that(panes).inOnTimePane(MINUTE).satisfies(views(1));
    PAssert.that(panes).inLatePane(MINUTE).satisfies(views(2));
    pipeline.run();
  }

  @Test
  void itIsKnownForAsLongAsItsMinute(TestPipeline pipeline) {
    org.joda.time.Duration period = TIMING.beamAllowedLateness();
    PCollection<Finding> outcomes =
        outcomes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceProcessingTime(period.minus(org.joda.time.Duration.standardSeconds(1)))
                .addElements(click(1, 10, 12))
                .advanceProcessingTime(period)
                .addElements(click(1, 10, 13))
                .advanceProcessingTime(period.multipliedBy(2))
                .addElements(click(1, 10, 14))
                .advanceWatermarkToInfinity());

    PAssert.that(outcomes.apply(DropDuplicates.within(TIMING, BUCKETS)))
        .satisfies(receivedAt(11_000L, 14_000L));
    pipeline.run();
  }

  @Test
  void itIsForgottenThoughOthersKeepComing(TestPipeline pipeline) {
    org.joda.time.Duration second = org.joda.time.Duration.standardSeconds(1);
    org.joda.time.Duration period = TIMING.beamAllowedLateness();
    PCollection<Finding> outcomes =
        outcomes(
            pipeline,
            stream()
                .addElements(click(1, 10, 11))
                .advanceProcessingTime(period.plus(second))
                .advanceProcessingTime(period.minus(second))
                .addElements(click(2, 10, 12))
                .advanceProcessingTime(second.multipliedBy(3))
                .addElements(click(1, 10, 13))
                .advanceWatermarkToInfinity());

    PAssert.that(outcomes.apply(DropDuplicates.within(TIMING, BUCKETS)))
        .satisfies(receivedAt(11_000L, 12_000L, 13_000L));
    pipeline.run();
  }

  private static SerializableFunction<Iterable<Click>, Void> receivedAt(Long... millisPastNoon) {
    return clicks -> {
      List<Long> received = new ArrayList<>();
      clicks.forEach(click -> received.add(click.receivedAt() - NOON));
      received.sort(null);
      assertThat(received, contains(millisPastNoon));
      return null;
    };
  }

  private static TestStream.Builder<LogRecord> stream() {
    return TestStream.create(LogRecordCoder.of()).advanceWatermarkTo(at(0));
  }

  private static PCollection<Finding> outcomes(
      TestPipeline pipeline, TestStream<LogRecord> stream) {
    return outcomes(pipeline, stream, TIMING);
  }

  private static PCollection<Finding> outcomes(
      TestPipeline pipeline, TestStream<LogRecord> stream, StreamTiming timing) {
    return pipeline
        .apply(stream)
        .apply(
            PrepareRecords.by(
                ClickPreparation.of(
                    0,
                    ParseClicks.create(),
                    CleanClicks.by(CleaningRules.defaults()),
                    EnrichClicks.create(),
                    RefuseForgotten.after(timing.allowedLateness()))));
  }

  private static PCollection<Figure> panes(TestPipeline pipeline, TestStream<LogRecord> stream) {
    return panes(outcomes(pipeline, stream));
  }

  private static PCollection<Figure> panes(PCollection<Finding> outcomes) {
    return outcomes
        .apply(DropDuplicates.within(TIMING, BUCKETS))
        .apply(AtTheirOwnTime.create())
        .apply(IntoWindows.of(Grain.MINUTE, TIMING))
        .apply(CountInWindows.of(Grain.MINUTE));
  }

  private static void checkOnTimeAlone(PCollection<Figure> panes, int views) {
    PAssert.that(panes).inEarlyPane(MINUTE).empty();
    PAssert.that(panes).inOnTimePane(MINUTE).satisfies(views(views));
    PAssert.that(panes).inLatePane(MINUTE).empty();
  }

  private static SerializableFunction<Iterable<Figure>, Void> views(Integer... expected) {
    return figures -> {
      List<Integer> views = new ArrayList<>();
      for (Figure figure : figures) {
        if (figure.key().kind() == FigureKind.PAGE) {
          assertThat(figure.key().startMillis(), is(NOON));
          views.add((int) figure.tally().sum(Measure.VIEWS));
        }
      }
      views.sort(null);
      assertThat(views, contains(expected));
      return null;
    };
  }

  private static Void onlyTheThirdIsTooLate(Iterable<Finding> outcomes) {
    List<Long> tooLate = new ArrayList<>();
    List<Finding> otherwise = new ArrayList<>();
    for (Finding outcome : outcomes) {
      if (outcome instanceof Reject reject && reject.reason() == RejectReason.TOO_LATE) {
        tooLate.add(reject.position().offset());
      } else if (outcome instanceof Reject reject) {
        otherwise.add(reject);
      }
    }
    assertThat(otherwise, empty());
    assertThat(tooLate, contains(3L));
    return null;
  }

  private static Instant at(long secondsPastNoon) {
    return Instant.ofEpochMilli(NOON + secondsPastNoon * 1_000);
  }

  /**
   * A view of one and the same page.
   *
   * @param number its event id and its offset
   * @param happened when it happened, in seconds past noon
   * @param logged when it came into the log
   */
  private static TimestampedValue<LogRecord> click(int number, long happened, long logged) {
    String json =
        "{\"schema_version\": 1, \"event_id\": \"%s\", \"event_type\": \"page_view\","
                .formatted(new UUID(7, number))
            + " \"occurred_at\": %d, \"visitor_id\": \"v\", \"received_at\": %d,"
                .formatted(at(happened).getMillis(), at(logged).getMillis())
            + " \"page\": {\"url\": \"https://shop.example/\"}, \"consent\": {\"analytics\": true}}";
    return TimestampedValue.of(
        new LogRecord(
            new RecordPosition("clicks", 0, number), at(logged).getMillis(), json.getBytes(UTF_8)),
        at(logged));
  }
}
