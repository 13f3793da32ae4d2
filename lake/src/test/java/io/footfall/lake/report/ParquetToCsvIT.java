package io.footfall.lake.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.JudgedClickSchema;
import io.footfall.lake.testing.TestLake;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetToCsvIT {

  private static final int RECORDS = 500;

  private final List<SentRecord> sent =
      TestLake.traffic(3, Instant.parse("2026-03-01T10:00:00Z"), RECORDS, 1);

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void land() {
    TestLake lake = TestLake.in(folder);
    files = lake.catalog().files();
    lake.land(TestLake.log(sent, 0));
    lake.compact();
  }

  @Test
  void hasTheColumnsThatWereAskedForInThatOrder() throws Exception {
    List<CSVRecord> rows = rows(List.of("visitor_id", "timestamp", "order_total_minor", "robot"));

    assertThat(
        rows.get(0).toList(),
        equalTo(List.of("visitor_id", "timestamp", "order_total_minor", "robot")));
    assertThat((long) rows.size() - 1, equalTo(stored()));
    List<CSVRecord> clicks = rows.subList(1, rows.size());
    assertThat(
        clicks.stream().map(row -> row.get(0)).sorted().toList(),
        equalTo(
            sent.stream()
                .filter(SentRecord::isToBeStored)
                .map(record -> record.click().visitorId())
                .sorted()
                .toList()));
    clicks.forEach(row -> assertThat(Instant.parse(row.get(1)).toString(), equalTo(row.get(1))));
    assertThat("null is an empty field", clicks.get(0).get(2), equalTo(""));
  }

  @Test
  void hasAllColumnsWhenNoneIsNamedAndIsReadBackWhole() throws Exception {
    List<CSVRecord> rows = rows(List.of());

    List<String> columns = JudgedClickSchema.current().columnNames();
    assertThat(rows.get(0).toList(), equalTo(columns));
    int url = columns.indexOf("url");
    assertThat(
        rows.subList(1, rows.size()).stream().map(row -> row.get(url)).distinct().toList(),
        hasItem(containsString("https://")));
    assertThat((long) rows.size() - 1, equalTo(stored()));
  }

  @Test
  void takesColumnsOfAnyVersionOfFiles() throws Exception {
    List<LakeFiles.Entry> both = files.list("");
    both = both.stream().filter(file -> file.path().endsWith(".parquet")).toList();
    StringBuilder text = new StringBuilder();
    long rows = ParquetToCsv.of(files, List.of("row_key", "robot")).print(both, text);

    assertThat(rows, greaterThan(stored()));
    assertThat(
        (long) CSVFormat.RFC4180.parse(new StringReader(text.toString())).getRecords().size(),
        equalTo(rows + 1));
  }

  @Test
  void namesAColumnThatNoFileHas() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> rows(List.of("visitor_id", "visitorid")));
    assertThat(refused.getMessage(), containsString("visitorid"));
    assertThat(refused.getMessage(), containsString("row_key"));
  }

  private List<CSVRecord> rows(List<String> columns) throws IOException {
    StringBuilder text = new StringBuilder();
    long unused = ParquetToCsv.of(files, columns).print(files.list("clicks"), text);
    return CSVFormat.RFC4180.parse(new StringReader(text.toString())).getRecords();
  }

  private long stored() {
    return sent.stream().filter(SentRecord::isToBeStored).count();
  }
}
