package io.footfall.lake.erase;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.LogRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private static final LocalDate SECOND_DAY = LocalDate.parse("2026-03-02");

  private final List<SentRecord> sent =
      TestLake.traffic(5, Instant.parse("2026-03-01T23:30:00Z"), 1_000, 0.2);
  private final List<LogRecord> log = TestLake.log(sent, 0);

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = TestLake.in(folder);
  }

  @Test
  void daysThatWereCompactedAreDropped() {
    lake.land(log.subList(0, 600));
    lake.land(log.subList(600, 1_000));
    lake.compact();

    assertThat(Retention.of(lake.catalog()).dropBefore(SECOND_DAY), greaterThan(0));

    assertNothingIsBefore(SECOND_DAY);
    assertThat(lake.catalog().files().list("clicks"), is(not(empty())));
  }

  /** Where nobody compacts, days grow old all the same. */
  @Test
  void daysThatWereOnlyLandedAreDroppedAndStayDropped() {
    lake.land(log.subList(0, 600));
    lake.land(log.subList(600, 1_000));

    assertThat(Retention.of(lake.catalog()).dropBefore(SECOND_DAY), greaterThan(0));

    assertNothingIsBefore(SECOND_DAY);
    assertThat(lake.catalog().files().list("landed"), is(not(empty())));
    lake.compact();
    assertNothingIsBefore(SECOND_DAY);
    assertThat(lake.catalog().files().list("clicks"), is(not(empty())));
  }

  private void assertNothingIsBefore(LocalDate day) {
    assertThat(
        lake.catalog().files().list("").stream()
            .map(LakeFiles.Entry::path)
            .filter(path -> path.endsWith(".parquet"))
            .filter(path -> LakeHour.ofPath(path).day().isBefore(day))
            .toList(),
        is(empty()));
  }
}
