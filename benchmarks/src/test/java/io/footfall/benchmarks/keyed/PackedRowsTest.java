package io.footfall.benchmarks.keyed;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedRowsTest {

  @Test
  void holdsWhatAMapHolds() {
    SplittableRandom random = new SplittableRandom(7);
    PackedRows rows = new PackedRows();
    Map<Long, byte[]> model = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      long hash = new SplittableRandom(random.nextInt(20_000)).nextLong();
      byte[] row = new byte[random.nextInt(random.nextInt(8) == 0 ? 2_000 : 60)];
      random.nextBytes(row);
      rows.put(hash, row);
      model.put(hash, row);
    }
    model.forEach((hash, row) -> assertThat(rows.get(hash), equalTo(row)));
    assertThat(rows.size(), is(model.size()));
    assertThat(rows.all().size(), is(model.size()));
    assertThat(rows.bytes(), is(model.values().stream().mapToLong(row -> row.length).sum()));
  }

  @Test
  void hasNothingForAKeyThatWasNeverPut() {
    PackedRows rows = new PackedRows();
    rows.put(1, new byte[] {5});
    assertThat(rows.get(2), is(nullValue()));
  }

  @Test
  void keepsAnEmptyRow() {
    PackedRows rows = new PackedRows();
    rows.put(1, new byte[0]);
    assertThat(rows.get(1), equalTo(new byte[0]));
    rows.put(1, new byte[] {4});
    assertThat(rows.get(1), equalTo(new byte[] {4}));
  }

  @Test
  void losesNothingToThreadsThatWriteAtOnce() {
    PackedRows rows = new PackedRows();
    IntStream.range(0, 100_000)
        .parallel()
        .forEach(i -> rows.put(new SplittableRandom(i).nextLong(), new byte[i % 100]));
    assertThat(rows.size(), is(100_000));
    IntStream.range(0, 100_000)
        .forEach(i -> assertThat(rows.get(new SplittableRandom(i).nextLong()).length, is(i % 100)));
  }
}
