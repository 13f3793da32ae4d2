package io.footfall.pipelines.rejects;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A reject as its topic holds it.
 *
 * @param key tells it from others: a slice that ran twice has written it twice
 * @param position the record that it was, {@code clicks-3@1042}
 * @param seenAtMillis when it was refused
 * @param original its bytes as they were
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record StoredReject(
    String key,
    String stage,
    String reason,
    String message,
    String position,
    long seenAtMillis,
    byte[] original) {

  static StoredReject of(ConsumerRecord<byte[], byte[]> record) {
    return new StoredReject(
        text(present(record.key(), "key", record)),
        header(record, "stage"),
        header(record, "reason"),
        header(record, "message"),
        header(record, "topic")
            + "-"
            + header(record, "partition")
            + "@"
            + header(record, "offset"),
        Long.parseLong(header(record, "seen_at")),
        record.value());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return text(present(header == null ? null : header.value(), "header " + name, record));
  }

  private static byte[] present(
      byte @Nullable [] part, String what, ConsumerRecord<byte[], byte[]> record) {
    if (part == null) {
      throw new IllegalStateException(
          record.topic()
              + "-"
              + record.partition()
              + "@"
              + record.offset()
              + " is no reject of Footfall's: it has no "
              + what
              + "; name the topic of rejects by --rejectsTopic");
    }
    return part;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
