package io.footfall.lake.erase;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.testing.TestLake;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.model.VisitorBuckets;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTracesTest {

  private final List<SentRecord> sent =
      TestLake.traffic(5, Instant.parse("2026-03-01T00:00:00Z"), 1_000, 0.5);
  private final List<LogRecord> log = TestLake.log(sent, 0);

  @TempDir private Path folder;

  @Test
  void aVisitorIsErasedFromEveryPartAndNobodyElseIs() {
    TestLake lake = TestLake.in(folder);
    LakeCatalog catalog = lake.catalog();
    lake.land(log.subList(0, 600));
    lake.compact();
    lake.land(log.subList(600, 1_000));
    LakeTraces traces = LakeTraces.in(catalog);
    String visitor = busiest();
    String other = sent.get(0).key().equals(visitor) ? sent.get(1).key() : sent.get(0).key();
    Map<String, Long> before = traces.count(visitor);
    assertThat(before, hasKey("clicks"));
    assertThat(before, hasKey("landed"));
    List<Map<String, Object>> othersRows = traces.rows(other);
    assertThat(othersRows.size(), greaterThan(0));

    LakeEraser.Erased erased = traces.erase(visitor);

    assertThat(erased.files().size(), greaterThan(1));
    assertThat(traces.count(visitor), anEmptyMap());
    assertThat(traces.rows(visitor).size(), equalTo(0));
    assertThat(traces.rows(other), equalTo(othersRows));
    assertThat(traces.erase(visitor).rows(), anEmptyMap());

    lake.compact();
    assertThat("what was landed is not compacted again", traces.count(visitor), anEmptyMap());
  }

  @Test
  void aRejectThatNamesTheVisitorIsErased() {
    TestLake lake = TestLake.in(folder);
    lake.land(log);
    LakeTraces traces = LakeTraces.in(lake.catalog());
    String visitor = oneNamedByAReject(traces);

    Map<String, Long> rows = traces.erase(visitor).rows();

    assertThat(rows, hasKey("rejected"));
    assertThat(traces.count(visitor), anEmptyMap());
  }

  /** JSON has more than one way to write a letter, and a broken record may use any. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"visitor_id\":\"\\u0061nn/\\u00e9\\ud83d\\ude00\"",
        "{\"visitor_id\":\"ann\\/\\u00E9\ud83d\ude00\", \\x \\u00",
        "\\\"ann\\/\u00e9\\uD83D\\uDE00\\\""
      })
  void aRejectThatNamesTheVisitorInEscapesIsErased(String broken) {
    String visitor = "ann/\u00e9\ud83d\ude00";
    TestLake lake = TestLake.in(folder);
    lake.land(
        List.of(
            recordOf(0, broken.getBytes(StandardCharsets.UTF_8)),
            recordOf(1, "{\"visitor_id\":\"bob\"".getBytes(StandardCharsets.UTF_8))));
    LakeTraces traces = LakeTraces.in(lake.catalog());
    assertThat(traces.rejects(visitor).size(), equalTo(1));

    assertThat(traces.erase(visitor).rows(), equalTo(Map.of("rejected", 1L)));

    assertThat(traces.count(visitor), anEmptyMap());
    assertThat(traces.count("bob"), equalTo(Map.of("rejected", 1L)));
  }

  @Test
  void whatAKilledProcessHadHalfPublishedIsErased() throws IOException {
    TestLake lake = TestLake.in(folder);
    lake.land(log);
    Path landed = folder.resolve(lake.catalog().commits().get(0).clicks().get(0).path());
    Path halfPublished = Files.createDirectories(folder.resolve("_temporary")).resolve("half");
    Files.copy(landed, halfPublished);

    LakeTraces.in(lake.catalog()).erase(sent.get(0).key());

    assertThat(Files.exists(halfPublished), equalTo(false));
  }

  @Test
  void aRejectThatNamesTheVisitorIsHandedOut() {
    TestLake lake = TestLake.in(folder);
    lake.land(log);
    LakeTraces traces = LakeTraces.in(lake.catalog());
    String visitor = oneNamedByAReject(traces);

    List<Map<String, Object>> rejects = traces.rejects(visitor);

    assertThat((long) rejects.size(), equalTo(traces.count(visitor).get("rejected")));
    assertThat(rejects.get(0).get("original").toString(), containsString(visitor));
  }

  /** The receipt would say that nothing is left, of a lake that was never looked into. */
  @Test
  void aLakeThatIsNotThereIsRefused() {
    EraseSettings settings =
        new EraseSettings(
            CassandraSettings.of(List.of("localhost:1"), "nowhere"),
            new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
            ElasticsearchSettings.of(List.of("http://localhost:1")),
            TestLake.in(folder).catalog());

    assertThat(
        assertThrows(WrongOptionException.class, () -> Erase.from(settings)).getMessage(),
        startsWith("--lake"));
    assertThat(
        assertThrows(WrongOptionException.class, () -> Export.from(settings)).getMessage(),
        startsWith("--lake"));
  }

  private static LogRecord recordOf(long offset, byte[] value) {
    return new LogRecord(new RecordPosition("clicks", 0, offset), 1_772_323_200_000L, value);
  }

  private String oneNamedByAReject(LakeTraces traces) {
    return sent.stream()
        .map(SentRecord::key)
        .filter(key -> traces.count(key).containsKey("rejected"))
        .findFirst()
        .orElseThrow();
  }

  /** Who has clicks at the beginning and at the end. */
  private String busiest() {
    Map<String, Long> late =
        sent.subList(600, 1_000).stream()
            .filter(SentRecord::isToBeStored)
            .collect(Collectors.groupingBy(SentRecord::key, Collectors.counting()));
    return sent.subList(0, 600).stream()
        .filter(SentRecord::isToBeStored)
        .map(SentRecord::key)
        .filter(late::containsKey)
        .max(Comparator.comparingLong(late::get))
        .orElseThrow();
  }
}
