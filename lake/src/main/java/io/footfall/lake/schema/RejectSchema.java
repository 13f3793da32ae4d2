package io.footfall.lake.schema;

import static io.footfall.lake.schema.Column.bigint;
import static io.footfall.lake.schema.Column.bytes;
import static io.footfall.lake.schema.Column.integer;
import static io.footfall.lake.schema.Column.text;
import static io.footfall.lake.schema.Column.time;

import io.footfall.model.Reject;
import java.util.List;

/** Rejected records as files have them: where they stood, what was wrong, and their bytes. */
public final class RejectSchema {

  private static final FileSchema<Reject> CURRENT =
      new FileSchema<>(
          "reject",
          1,
          List.of(
              time("seen_at", Reject::seenAtMillis),
              text("stage", Reject::stage),
              text("reason", reject -> reject.reason().wireName()),
              text("message", Reject::message),
              bytes("original", Reject::original),
              text("log_topic", reject -> reject.position().topic()),
              integer("log_partition", reject -> reject.position().partition()),
              bigint("log_offset", reject -> reject.position().offset())));

  private RejectSchema() {}

  /** The columns. */
  public static FileSchema<Reject> current() {
    return CURRENT;
  }
}
