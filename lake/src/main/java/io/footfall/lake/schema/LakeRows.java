package io.footfall.lake.schema;

import io.footfall.lake.files.LakeFiles;
import io.footfall.model.Click;
import io.footfall.model.Reject;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** Reads files of the lake: a row after the other, in the memory of one. */
public final class LakeRows {

  private static final String VISITOR_ID = "visitor_id";

  private LakeRows() {}

  /** The rows of a file, with those columns. */
  public static RowReader read(LakeFiles files, LakeFiles.Entry file, List<String> columns) {
    return RowReader.open(input(files, file), columns, FilterCompat.NOOP);
  }

  /** The rows of one visitor; pieces of the file that hold none are passed over. */
  public static RowReader readVisitor(
      LakeFiles files, LakeFiles.Entry file, List<String> columns, String visitorId) {
    return RowReader.open(
        input(files, file),
        columns,
        FilterCompat.get(
            FilterApi.eq(FilterApi.binaryColumn(VISITOR_ID), Binary.fromString(visitorId))));
  }

  /** Hands out the clicks of a file, in its order. */
  public static void forEachClick(
      LakeFiles files, LakeFiles.Entry file, Consumer<? super Click> clicks) {
    try (RowReader rows = read(files, file, ClickSchema.current().columnNames())) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        clicks.accept(ClickOfRow.of(row));
      }
    }
  }

  /** Hands out the clicks of a compacted file with what gave robots away, in its order. */
  public static void forEachJudged(
      LakeFiles files, LakeFiles.Entry file, Consumer<? super JudgedClick> clicks) {
    List<String> columns = JudgedClickSchema.current().columnNames();
    int robot = columns.indexOf(JudgedClickSchema.ROBOT);
    try (RowReader rows = read(files, file, columns)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        clicks.accept(JudgedClick.of(ClickOfRow.of(row), row.text(robot)));
      }
    }
  }

  /** Hands out the rejects of a file, in its order. */
  public static void forEachReject(
      LakeFiles files, LakeFiles.Entry file, Consumer<? super Reject> rejects) {
    try (RowReader rows = read(files, file, RejectSchema.current().columnNames())) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        rejects.accept(RejectOfRow.of(row));
      }
    }
  }

  /** The types of a file's columns. */
  public static MessageType typesOf(LakeFiles files, LakeFiles.Entry file) {
    return RowReader.typesOf(input(files, file));
  }

  private static InputFile input(LakeFiles files, LakeFiles.Entry file) {
    return new ChannelInputFile(
        files.addressOf(file.path()), file.bytes(), () -> files.open(file.path()));
  }
}
