package io.footfall.offers.flag;

import io.footfall.offers.model.Span;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.model.VisitSummary;
import io.footfall.offers.model.VisitorActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;

class CodersTest {

  private static final long NOW = 1_780_000_000_000L;

  @Test
  void visitsComeBackAsTheyWere() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      long start = NOW - random.nextInt();
      CoderProperties.coderDecodeEncodeEqual(
          VisitSummaryCoder.of(),
          new VisitSummary(
              "v-" + i,
              start,
              start + random.nextInt(100_000_000),
              random.nextInt(100_000),
              random.nextBoolean(),
              random.nextBoolean()));
    }
  }

  @Test
  void activitiesComeBackAsTheyWere() throws Exception {
    Random random = new Random(2);
    List<Verdict> verdicts = List.of(Verdict.values());
    for (int i = 0; i < 200; i++) {
      CoderProperties.coderDecodeEncodeEqual(
          VisitorActivityCoder.of(),
          new VisitorActivity(
              "é-" + i,
              random.nextInt(300),
              random.nextInt(1_000_000),
              random.nextBoolean(),
              random.nextInt(5) == 0 ? null : verdicts.get(random.nextInt(verdicts.size())),
              spans(random)));
    }
  }

  private static List<Span> spans(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      long from = NOW + random.nextInt();
      spans.add(new Span(from, from + random.nextInt(1_000_000)));
    }
    return spans;
  }
}
