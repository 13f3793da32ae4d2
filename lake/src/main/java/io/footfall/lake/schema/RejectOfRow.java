package io.footfall.lake.schema;

import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import java.util.Locale;

/** Makes the reject again of a row with all columns of {@link RejectSchema}. */
final class RejectOfRow {

  private static final int SEEN_AT = at("seen_at");
  private static final int STAGE = at("stage");
  private static final int REASON = at("reason");
  private static final int MESSAGE = at("message");
  private static final int ORIGINAL = at("original");
  private static final int LOG_TOPIC = at("log_topic");
  private static final int LOG_PARTITION = at("log_partition");
  private static final int LOG_OFFSET = at("log_offset");

  private RejectOfRow() {}

  static Reject of(Row row) {
    return new Reject(
        new RecordPosition(
            row.text(LOG_TOPIC),
            Math.toIntExact(row.required(LOG_PARTITION)),
            row.required(LOG_OFFSET)),
        row.text(STAGE),
        RejectReason.valueOf(row.text(REASON).toUpperCase(Locale.ROOT)),
        row.text(MESSAGE),
        (byte[]) row.value(ORIGINAL),
        row.required(SEEN_AT));
  }

  private static int at(String column) {
    return RejectSchema.current().columnNames().indexOf(column);
  }
}
