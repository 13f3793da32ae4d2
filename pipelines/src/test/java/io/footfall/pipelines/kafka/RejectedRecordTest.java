package io.footfall.pipelines.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RejectedRecordTest {

  @Test
  void theValueIsTheOriginalAndTheRestAreHeaders() {
    ProducerRecord<byte[], byte[]> record = RejectedRecord.of("clicks-rejected", reject("why"));

    Map<String, String> headers = new TreeMap<>();
    record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
    assertThat(text(record.key()), is("clicks-3@1042"));
    assertThat(text(record.value()), is("{"));
    assertThat(
        headers,
        is(
            Map.of(
                "stage", "parse",
                "reason", "malformed_json",
                "message", "why",
                "topic", "clicks",
                "partition", "3",
                "offset", "1042",
                "seen_at", "1772360130000")));
  }

  @Test
  void aLongMessageIsCut() {
    ProducerRecord<byte[], byte[]> record =
        RejectedRecord.of("clicks-rejected", reject("x".repeat(5_000)));

    assertThat(record.headers().lastHeader("message").value().length, is(1_000));
  }

  private static Reject reject(String message) {
    return new Reject(
        new RecordPosition("clicks", 3, 1_042),
        "parse",
        RejectReason.MALFORMED_JSON,
        message,
        "{".getBytes(UTF_8),
        1_772_360_130_000L);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
