package io.footfall.visits;

import static io.footfall.testing.Clicks.NOON;
import static io.footfall.testing.Clicks.slice;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.OutcomeCoder;
import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Outcome;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.model.VisitChange;
import io.footfall.testing.Clicks;
import io.footfall.testing.MemoryVisitorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class FollowVisitorsTest {

  private final MemoryVisitorStore store = MemoryVisitorStore.of(UUID.randomUUID().toString());

  @Test
  void everyRecordHasOneOutcomeAndRejectsPassThrough(TestPipeline pipeline) {
    Click click = Clicks.view(1, NOON);
    Click again = Clicks.again(click, 2);
    Reject reject =
        new Reject(
            Clicks.view(3, NOON).position(),
            "parse",
            RejectReason.MALFORMED_JSON,
            "broken",
            new byte[] {1, 2},
            NOON);
    List<Outcome> outcomes = List.of(again, reject, click);
    PAssert.that(
            pipeline
                .apply(Create.of(outcomes).withCoder(OutcomeCoder.of()))
                .apply(FollowVisitors.of(slice(1), store)))
        .satisfies(
            findings -> {
              int changes = 0;
              List<String> seen = new ArrayList<>();
              for (var finding : findings) {
                if (finding instanceof Outcome outcome) {
                  seen.add(outcome.getClass().getSimpleName() + outcome.position().offset());
                } else if (finding instanceof VisitChange) {
                  changes++;
                }
              }
              seen.sort(null);
              assertThat(seen, is(List.of("AutoValue_Click1", "Duplicate2", "Reject3")));
              assertThat(changes, is(1));
              return null;
            });
    pipeline.run();
    assertThat(store.memories().size(), is(1));
  }

  @Test
  void manyClicksOfManyVisitorsCrossTheShuffleWhole(TestPipeline pipeline) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      outcomes.add(
          Clicks.view(i, NOON).toBuilder()
              .visitorId("v-" + i % 700)
              .userAgent("x".repeat(200))
              .build());
    }
    PAssert.that(
            pipeline
                .apply(Create.of(outcomes).withCoder(OutcomeCoder.of()))
                .apply(FollowVisitors.of(slice(1), store)))
        .satisfies(
            findings -> {
              int stored = 0;
              for (var finding : findings) {
                stored += finding instanceof Click ? 1 : 0;
                assertThat(finding instanceof Duplicate, is(false));
              }
              assertThat(stored, is(3_000));
              return null;
            });
    pipeline.run();
    assertThat(store.memories().size(), is(700));
  }

  @Test
  void windowsAreRefused() {
    var windowed =
        Pipeline.create()
            .apply(Create.empty(OutcomeCoder.of()))
            .apply(Window.into(FixedWindows.of(Duration.standardMinutes(1))));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> windowed.apply(FollowVisitors.of(slice(1), store)));
    assertThat(refused.getMessage(), containsString("global window"));
  }
}
