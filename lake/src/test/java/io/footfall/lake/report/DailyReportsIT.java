package io.footfall.lake.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.LogRecord;
import io.footfall.pipelines.insights.Days;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyReportsIT {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final int RECORDS = 1_000;

  private final List<LogRecord> log =
      TestLake.log(TestLake.traffic(5, Instant.parse("2026-03-01T08:00:00Z"), RECORDS, 0.2), 0);

  @TempDir private Path folder;

  @Test
  void areTheSameToTheByteHoweverTheDayWasLanded() {
    Map<String, String> atOnce = reports(landed("one", RECORDS), "reports-one");
    Map<String, String> inSlices = reports(landed("many", 300), "reports-many");

    assertThat(inSlices, equalTo(atOnce));
    assertThat(atOnce.size(), equalTo(Report.all().size()));
    String total = atOnce.get("2026-03-01/total-by-hour-2026-03-01.csv");
    assertThat(total.lines().count(), greaterThan(2L));
    assertThat(
        "RFC 4180",
        total.chars().filter(sign -> sign == '\r').count(),
        equalTo(total.lines().count()));
  }

  @Test
  void areRefusedOfADayThatIsNotCompacted() {
    TestLake lake = TestLake.in(folder.resolve("landed"));
    lake.land(log);

    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> reports(lake, "reports-landed"));
    assertThat(refused.getMessage(), containsString("2026-03-01T08"));
  }

  /** All that was landed is of one day. */
  @Test
  void sayWhetherLandingHasPassedTheDay() {
    TestLake lake = TestLake.in(folder.resolve("behind"));
    lake.land(log);
    DailyReports reports = DailyReports.of(lake.catalog(), lake.session());

    assertThat(reports.isLandedBeyond(new Days(DAY, DAY)), is(false));
    assertThat(reports.isLandedBeyond(new Days(DAY.minusDays(2), DAY.minusDays(1))), is(true));
  }

  private TestLake landed(String name, int perSlice) {
    TestLake lake = TestLake.in(folder.resolve(name));
    lake.landInSlices(log, perSlice);
    lake.compact();
    return lake;
  }

  private Map<String, String> reports(TestLake lake, String name) {
    LakeFiles files =
        LakeAddress.of(folder.resolve(name).toString()).register(lake.session().options());
    long rows =
        DailyReports.of(lake.catalog(), lake.session())
            .write(DAY, files, "", ClickstreamSlices.single());
    assertThat(rows, greaterThan(RECORDS / 2L));
    Map<String, String> reports = new TreeMap<>();
    files
        .list("")
        .forEach(
            file ->
                reports.put(
                    file.path(), new String(files.read(file.path()), StandardCharsets.UTF_8)));
    return reports;
  }
}
