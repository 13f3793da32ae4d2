package io.footfall.prepare.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import io.footfall.testing.Mutations;
import io.footfall.testing.RandomClicks;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to the bytes: a click or a refusal, and a click can be written and read back.
 */
class MutatedInputTest {

  private static final int MUTATIONS = 200_000;

  @Test
  void nothingButAClickOrARefusal() {
    long seed = 20_260_303;
    Random random = new Random(seed);
    RandomClicks clicks = RandomClicks.of(seed, 0.7);
    Map<RejectReason, Integer> refused = new EnumMap<>(RejectReason.class);
    int parsed = 0;
    byte[] valid = {};
    for (int i = 0; i < MUTATIONS; i++) {
      if (i % 100 == 0) {
        valid = ClickWriter.write(clicks.nextParsed());
      }
      byte[] mutated = Mutations.mutate(valid, random);
      try {
        Click click = parse(mutated);
        parsed++;
        assertThat(readBack(click), is(click));
      } catch (RefusedClick refusal) {
        refused.merge(refusal.reason(), 1, Integer::sum);
      } catch (RuntimeException | AssertionError unexpected) {
        String bytes = HexFormat.of().formatHex(mutated);
        throw new AssertionError("seed " + seed + ", mutation " + i + ": " + bytes, unexpected);
      }
    }
    assertThat("the mutations are mild enough to parse at times", parsed, greaterThan(1_000));
    assertThat("and hit many rules: " + refused, refused.size(), greaterThan(5));
  }

  private static Click parse(byte[] bytes) throws RefusedClick {
    return ParseClicks.create().parse(new LogRecord(new RecordPosition("clicks", 0, 1), 1, bytes));
  }

  private static Click readBack(Click click) {
    try {
      return parse(ClickWriter.write(click));
    } catch (RefusedClick refusal) {
      throw new AssertionError("What was written is refused: " + click, refusal);
    }
  }
}
