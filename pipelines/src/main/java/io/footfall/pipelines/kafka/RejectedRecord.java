package io.footfall.pipelines.kafka;

import io.footfall.model.Reject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A reject as the rejects topic holds it: its original bytes as the value, and the rest as headers
 * in text ({@code stage}, {@code reason}, {@code message}, {@code topic}, {@code partition}, {@code
 * offset}, {@code seen_at} in milliseconds since 1970). The key tells rejects apart, and a slice
 * that runs again writes the same keys: a reader drops repeats by them.
 */
final class RejectedRecord {

  /** What people need to see why; an exception's words can be as long as the record. */
  private static final int LONGEST_MESSAGE = 1_000;

  private RejectedRecord() {}

  /** A record of the log that can't be stored; its key is its position, {@code clicks-3@1042}. */
  static ProducerRecord<byte[], byte[]> of(String rejectsTopic, Reject reject) {
    return of(rejectsTopic, reject.position().toString(), reject);
  }

  /** A reject under another key than its position. */
  static ProducerRecord<byte[], byte[]> of(String rejectsTopic, String key, Reject reject) {
    return new ProducerRecord<>(
        rejectsTopic,
        null,
        bytes(key),
        reject.original(),
        List.of(
            header("stage", reject.stage()),
            header("reason", reject.reason().wireName()),
            header("message", shortened(reject.message())),
            header("topic", reject.position().topic()),
            header("partition", Integer.toString(reject.position().partition())),
            header("offset", Long.toString(reject.position().offset())),
            header("seen_at", Long.toString(reject.seenAtMillis()))));
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
