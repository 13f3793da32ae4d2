package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.figures.FigureKey.Grain;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardsTest {

  @Test
  void figuresThatShareARowAreOfOnePart() {
    Map<FigureKey, Integer> parts = new HashMap<>();
    for (int number = 0; number < 20_000; number++) {
      for (Grain grain : new Grain[] {Grain.HOUR, Grain.DAY}) {
        FigureKey key =
            new FigureKey(FigureKind.SEGMENT, grain, 0, "DE|mobile|Email|page|/" + number);
        Integer before = parts.putIfAbsent(key.row(), Shards.partOf(key));
        if (before != null) {
          assertThat(key.toString(), Shards.partOf(key), equalTo(before));
        }
      }
    }
    assertThat("as many rows as there are, of either grain", parts.size(), is(2 * 1_024));
  }

  @Test
  void aPartIsOfOneKind() {
    Map<Integer, FigureKind> kinds = new HashMap<>();
    for (FigureKind kind : FigureKind.values()) {
      for (int number = 0; number < 2_000; number++) {
        int part = Shards.partOf(new FigureKey(kind, Grain.HOUR, 0, "/" + number));
        FigureKind before = kinds.putIfAbsent(part, kind);
        assertThat("part " + part, before == null || before == kind);
      }
    }
    assertThat("parts", kinds.size(), is(lessThanOrEqualTo(Shards.SHORT_PARTS)));
  }
}
