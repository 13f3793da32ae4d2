package io.footfall.prepare.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.prepare.RefusedClick;
import io.footfall.testing.RandomClicks;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickWriterTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void whatIsWrittenIsReadBack(double presence) throws RefusedClick {
    long seed = 20_260_302;
    RandomClicks clicks = RandomClicks.of(seed, presence);
    for (int i = 0; i < 5_000; i++) {
      Click click = clicks.nextParsed();
      byte[] json = ClickWriter.write(click);
      Click back = ParseClicks.create().parse(new LogRecord(click.position(), 1, json));
      String which = "seed " + seed + ", click " + i + ": " + text(json);
      assertThat(which, back, is(click));
    }
  }

  @Test
  void unknownFieldsOfAbsentPartsAreNotLost() {
    Click click =
        RandomClicks.of(1, 0).nextParsed().toBuilder().extra("{\"geo\":{\"zip\":\"1\"}}").build();
    String written = text(ClickWriter.write(click));
    assertThat(written.endsWith(",\"geo\":{\"zip\":\"1\"}}"), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"a\":}", "x", ""})
  void anExtraThatIsNoObjectIsRefused(String extra) {
    Click click = RandomClicks.of(1, 0).nextParsed().toBuilder().extra(extra).build();
    assertThrows(IllegalArgumentException.class, () -> ClickWriter.write(click));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
