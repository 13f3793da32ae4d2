package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigurePartitionTest {

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 2026-03-01T10:15:00Z, 2026-03-01T10:00:00Z",
    "HOUR, 2026-03-01T10:00:00Z, 2026-03-01T00:00:00Z",
    "DAY, 2026-03-31T00:00:00Z, 2026-03-01T00:00:00Z",
    "DAY, 1969-12-31T00:00:00Z, 1969-12-01T00:00:00Z"
  })
  void aPartitionIsAPeriodOfItsGrain(Grain grain, Instant start, Instant period) {
    FigureKey key = new FigureKey(FigureKind.PAGE, grain, start.toEpochMilli(), "/");

    assertThat(FigurePartition.of(key), is(new FigurePartition("page", grain.name(), period)));
  }
}
