package io.footfall.offers.flag;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.model.VisitSummary;
import io.footfall.offers.model.VisitorActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class FlagFrequentVisitorsTest {

  private static final long NOW = 1_780_000_000_000L;
  private static final long DAY = 86_400_000L;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void saysWhatTheSequentialModelSays(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    FrequencyRule rule =
        FrequencyRule.defaults()
            .withVisits(1 + random.nextInt(5))
            .withDays(1 + random.nextInt(9))
            .withMinEngaged(Duration.ofSeconds(random.nextInt(120)));
    if (random.nextBoolean()) {
      rule = rule.onlyWithoutPurchase();
    }
    List<VisitSummary> visits = visits(random, rule);
    Map<String, VisitorActivity> expected = FrequentVisitorsModel.of(visits, rule, NOW);
    assertThat(
        "frequent ones with seed " + seed,
        expected.values().stream().filter(activity -> activity.verdict() == null).count(),
        greaterThan(0L));

    PAssert.that(
            "seed " + seed,
            pipeline
                .apply(Create.of(visits).withCoder(VisitSummaryCoder.of()))
                .apply(FlagFrequentVisitors.by(rule, new VisitorBuckets(7), NOW)))
        .containsInAnyOrder(expected.values());
    pipeline.run();
  }

  @Test
  void theWindowHoldsItsStartAndNotItsEnd() {
    FrequencyRule rule = FrequencyRule.defaults().withVisits(2).withDays(7);
    List<VisitSummary> visits =
        List.of(
            visit("both", NOW - 7 * DAY),
            visit("both", NOW - 1),
            visit("early", NOW - 7 * DAY - 1),
            visit("early", NOW - 1),
            visit("future", NOW),
            visit("future", NOW - 1),
            visit("gone", NOW - 8 * DAY));

    Map<String, Verdict> verdicts = new TreeMap<>();
    ActivityTally tally = new ActivityTally(rule, NOW);
    visits.forEach(tally::add);
    tally.forEach(activity -> verdicts.put(activity.visitorId(), activity.verdict()));

    Map<String, Verdict> expected = new TreeMap<>();
    expected.put("both", null);
    expected.put("early", Verdict.TOO_FEW_VISITS);
    expected.put("future", Verdict.TOO_FEW_VISITS);
    assertThat(verdicts, equalTo(expected));
  }

  private static List<VisitSummary> visits(Random random, FrequencyRule rule) {
    List<VisitSummary> visits = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      long start = NOW - (long) (random.nextDouble() * (rule.days() + 1) * DAY) + DAY / 3;
      visits.add(
          new VisitSummary(
              "v-" + (int) (120 * random.nextDouble() * random.nextDouble()),
              start,
              start + random.nextInt(600_000),
              random.nextInt(100_000),
              random.nextInt(15) == 0,
              random.nextInt(5) == 0));
    }
    return visits;
  }

  private static VisitSummary visit(String visitorId, long start) {
    return new VisitSummary(visitorId, start, start + 1_000, 1_000, false, false);
  }
}
