package io.footfall.visits;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.model.Click;
import io.footfall.model.Login;
import io.footfall.testing.SimulatedTraffic;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Many seeds, without a pipeline: however the log is cut into slices, and wherever the writing of
 * memories is broken off, the clicks stored and the visits are those of one slice with everything.
 */
class SlicingTest {

  @Test
  void howTheLogIsCutAndWhereItBreaksMakesNoDifference() {
    for (long seed = 100; seed < 160; seed++) {
      int days = 1 + (int) (seed % 20);
      VisitRules rules =
          seed % 3 == 0
              ? VisitRules.defaults()
                  .withMidnightIn(ZoneId.of("America/New_York"))
                  .withCampaignEndingVisits()
              : VisitRules.defaults();
      Shop whole = new Shop(rules, new Random(seed));
      SimulatedTraffic.of(seed, 20, days, 1).forEach(whole::run);
      Shop cut = new Shop(rules, new Random(seed));
      SimulatedTraffic.of(seed, 20, days, 5 + (int) (seed % 40)).forEach(cut::run);
      assertThat("seed " + seed, cut.stored.size(), greaterThan(20));
      assertThat("seed " + seed, withoutReasons(cut), equalTo(withoutReasons(whole)));
      assertThat("seed " + seed, cut.visits, equalTo(whole.visits));
      assertThat("seed " + seed, cut.logins, equalTo(loginsOf(whole.stored.values())));
    }
  }

  /** As whom visitors' clicks say that they are logged in. */
  private static Set<Login> loginsOf(Collection<Click> stored) {
    return stored.stream()
        .filter(click -> click.userId() != null)
        .map(click -> new Login(click.visitorId(), click.userId()))
        .collect(Collectors.toSet());
  }

  /** Who is a robot is the same; what gave him away, and how soon, may be seen only in parts. */
  private static Map<String, Click> withoutReasons(Shop shop) {
    Map<String, Click> stored = new TreeMap<>(shop.stored);
    stored.replaceAll(
        (position, click) ->
            click.enrichment().isBot()
                ? click.toBuilder()
                    .enrichment(click.enrichment().withBotIndicator("a robot"))
                    .build()
                : click);
    return stored;
  }
}
