package io.footfall.prepare;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.LogRecordCoder;
import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ClickWriter;
import io.footfall.prepare.json.ParseClicks;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrepareClicksTest {

  @RegisterExtension
  final transient TestPipelineExtension pipeline = TestPipelineExtension.create();

  @Test
  void everyRecordHasOneOutcome(TestPipeline pipeline) {
    byte[] good = ClickWriter.write(Clicks.viewOf("HTTPS://Shop.Example?gclid=1", null));
    byte[] unread = "{\"schema_version\":".getBytes(StandardCharsets.UTF_8);
    byte[] late =
        ClickWriter.write(Clicks.view().toBuilder().occurredAt(Clicks.NOON - 400_000_000L).build());
    PCollection<Outcome> outcomes =
        pipeline
            .apply(
                Create.of(record(1, good), record(2, unread), record(3, late), record(4, null))
                    .withCoder(LogRecordCoder.of()))
            .apply(
                PrepareClicks.of(Clicks.NOON, ParseClicks.create())
                    .then(CleanClicks.by(CleaningRules.defaults()))
                    .then(EnrichClicks.create()));
    PAssert.that(outcomes)
        .satisfies(
            found -> {
              Map<Long, Outcome> byOffset =
                  StreamSupport.stream(found.spliterator(), false)
                      .collect(
                          Collectors.toMap(
                              outcome -> outcome.position().offset(), Function.identity()));
              assertThat(byOffset.size(), is(4));
              Click click = (Click) byOffset.get(1L);
              assertThat(click.page().url(), is("https://shop.example/"));
              assertThat(click.enrichment().trafficSource().channel(), is("Paid Search"));
              isReject(byOffset.get(2L), "parse", RejectReason.MALFORMED_JSON, unread);
              isReject(byOffset.get(3L), "clean", RejectReason.TOO_LATE, late);
              isReject(byOffset.get(4L), "parse", RejectReason.EMPTY, null);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static void isReject(
      Outcome outcome, String stage, RejectReason reason, byte[] original) {
    Reject reject = (Reject) outcome;
    assertThat(reject.stage(), is(stage));
    assertThat(reject.reason(), is(reason));
    assertThat(reject.original(), is(original));
    assertThat(reject.seenAtMillis(), is(Clicks.NOON));
  }

  private static LogRecord record(long offset, byte[] value) {
    return new LogRecord(new RecordPosition("clicks", 0, offset), Clicks.NOON, value);
  }
}
