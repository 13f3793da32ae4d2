package io.footfall.lake.compact;

import io.footfall.coders.BinaryWriter;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.ClickOfRow;
import io.footfall.lake.schema.JudgedClickSchema;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.Row;
import io.footfall.lake.schema.RowReader;
import io.footfall.lake.table.LakeJson;
import io.footfall.model.EventType;
import io.footfall.model.Page;
import io.footfall.model.VisitorBuckets;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.datasketches.hash.MurmurHash3;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads what tells repetitions and robots in a file, and packs it by bucket of visitors. {@code
 * robot} is null in a landed file, as it has no such column.
 */
final class ReadIds extends DoFn<String, KV<Integer, byte[]>> {

  private static final int CHUNK_BYTES = 64 << 10;
  private static final List<String> COLUMNS =
      List.of(
          "visitor_id",
          "row_key",
          "original_id",
          "content_hash",
          "log_partition",
          "log_offset",
          "timestamp",
          "event_type",
          "url",
          "bot_indicator",
          JudgedClickSchema.ROBOT,
          "remark");
  private static final long SEED = 0x5061_6765;

  private final LakeFiles files;
  private final VisitorBuckets buckets;

  ReadIds(LakeFiles files, VisitorBuckets buckets) {
    this.files = files;
    this.buckets = buckets;
  }

  @ProcessElement
  public void read(@Element String text, OutputReceiver<KV<Integer, byte[]>> packed) {
    CompactionPlan.Source source = LakeJson.parse(text, CompactionPlan.Source.class);
    BinaryWriter[] chunks = new BinaryWriter[buckets.count()];
    try (RowReader rows = LakeRows.read(files, source.file(), COLUMNS)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        ClickId id = idOf(row, source);
        int bucket = buckets.bucketOf(id.visitorId());
        if (chunks[bucket] == null) {
          chunks[bucket] = new BinaryWriter(1 << 10);
        }
        id.write(chunks[bucket]);
        if (chunks[bucket].size() >= CHUNK_BYTES) {
          packed.output(KV.of(bucket, chunks[bucket].toByteArray()));
          chunks[bucket].clear();
        }
      }
    }
    for (int bucket = 0; bucket < chunks.length; bucket++) {
      if (chunks[bucket] != null && chunks[bucket].size() > 0) {
        packed.output(KV.of(bucket, chunks[bucket].toByteArray()));
      }
    }
  }

  private static ClickId idOf(Row row, CompactionPlan.Source source) {
    String original = row.text(2);
    boolean isView = EventType.fromWireName(row.text(7)).map(EventType::isView).orElse(false);
    return new ClickId(
        row.text(0),
        UUID.fromString(original == null ? row.text(1) : original),
        row.required(3),
        Math.toIntExact(row.required(4)),
        row.required(5),
        source.epochHour(),
        source.compacted(),
        row.required(6),
        isView,
        isView ? hashOf(row.text(8)) : 0,
        row.text(10),
        row.text(9) != null,
        ClickOfRow.remarkOf(row.text(11)));
  }

  private static long hashOf(@Nullable String url) {
    String page = url == null ? "" : new Page(url, null, null).figureName();
    return MurmurHash3.hash(page.toCharArray(), SEED)[0];
  }
}
