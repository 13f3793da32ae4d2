package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigurePartitionTest {

  @Test
  void theMonthOfDaysIsOnePartitionAndEachHourOfMinutesIsOne() {
    long start = Instant.parse("2026-02-28T00:00:00Z").toEpochMilli();
    List<FigurePartition> partitions =
        FigurePartition.within(start, start + 2 * 86_400_000L).stream()
            .filter(partition -> partition.kind() == FigureKind.PAGE)
            .toList();

    assertThat(partitions.stream().filter(p -> p.grain() == Grain.MINUTE).count(), is(48L));
    assertThat(partitions.stream().filter(p -> p.grain() == Grain.HOUR).count(), is(2L));
    assertThat(partitions.stream().filter(p -> p.grain() == Grain.DAY).count(), is(2L));
  }

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 2026-03-01T10:15:00Z, 2026-03-01T10:00:00Z",
    "HOUR, 2026-03-01T10:00:00Z, 2026-03-01T00:00:00Z",
    "DAY, 2026-03-31T00:00:00Z, 2026-03-01T00:00:00Z",
    "DAY, 1969-12-31T00:00:00Z, 1969-12-01T00:00:00Z"
  })
  void aPartitionIsAPeriodOfItsGrain(Grain grain, Instant start, Instant period) {
    FigureKey key = new FigureKey(FigureKind.PAGE, grain, start.toEpochMilli(), "/");

    assertThat(FigurePartition.of(key), is(new FigurePartition(FigureKind.PAGE, grain, period)));
  }
}
