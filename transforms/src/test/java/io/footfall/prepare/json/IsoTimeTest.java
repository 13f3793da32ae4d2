package io.footfall.prepare.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @Test
  void agreesWithTheLibrary() {
    long seed = 20_260_304;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(253_402_300_800_000L);
      long kept = i % 2 == 0 ? millis : millis - millis % 1000;
      String text = Instant.ofEpochMilli(kept).toString();
      assertThat("seed " + seed + ": " + text, IsoTime.parseMillis(text), is(kept));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:15:30.123Z, 1772360130123",
    "2026-03-01T11:15:30.123+01:00, 1772360130123",
    "2026-03-01T10:15:30.123456789Z, 1772360130123",
    "2026-03-01T10:15Z, 1772360100000",
    "2024-02-29T00:00:00Z, 1709164800000",
  })
  void readsEveryForm(String text, long millis) {
    assertThat(IsoTime.parseMillis(text), is(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-03-01T24:01:00Z",
        "2026-03-01T10:60:00Z",
        "2026-03-01T10:15:60Z",
        "2026-03-01 10:15:30Z",
        "2026-03-01T10:15:30",
        "2026-03-01",
        ""
      })
  void refusesWhatIsNoTime(String text) {
    assertThrows(DateTimeException.class, () -> IsoTime.parseMillis(text));
  }
}
