package io.footfall.prepare;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Geo;
import io.footfall.model.LogRecord;
import io.footfall.model.Outcome;
import io.footfall.model.Page;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ClickWriter;
import io.footfall.prepare.json.ParseClicks;
import io.footfall.testing.Mutations;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClickPreparationTest {

  private static final RecordPosition POSITION = new RecordPosition("clicks", 0, 1);

  private static final ClickPreparation PREPARATION =
      new ClickPreparation(
          Clicks.NOON,
          ParseClicks.create(),
          List.of(CleanClicks.by(CleaningRules.defaults()), EnrichClicks.create()));

  private static final Click CLICK =
      Clicks.view().toBuilder()
          .sentAt(Clicks.NOON)
          .page(
              new Page(
                  "https://Shop.Example:443/p/42?utm_source=news&gclid=1&e%6Dail=a%40b#top",
                  "Boots", "https://www.google.co.uk/"))
          .ip("2001:db8::7")
          .userAgent("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0")
          .geo(new Geo("DE", "Berlin"))
          .campaign(new Campaign(null, "cpc", "shop"))
          .build();

  @Test
  void whateverComesHasAnOutcome() {
    long seed = 20_260_305;
    Random random = new Random(seed);
    byte[] valid = ClickWriter.write(CLICK);
    int clicks = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Mutations.mutate(valid, random);
      try {
        Outcome outcome = PREPARATION.prepare(new LogRecord(POSITION, Clicks.NOON, bytes));
        assertThat(outcome.position(), is(POSITION));
        if (outcome instanceof Click click) {
          clicks++;
          assertThat(click.enrichment(), is(notNullValue()));
        } else {
          assertThat(((Reject) outcome).original(), is(bytes));
        }
      } catch (RuntimeException | AssertionError unexpected) {
        String hex = HexFormat.of().formatHex(bytes);
        throw new AssertionError("seed " + seed + ", mutation " + i + ": " + hex, unexpected);
      }
    }
    assertThat(clicks, is(greaterThan(1_000)));
  }
}
