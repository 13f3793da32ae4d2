package io.footfall.lake.schema;

import java.util.function.Function;
import org.apache.parquet.schema.Type;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A column of a file and the part of a value that stands in it; null where the value lacks it. All
 * columns may be null in the schema, so that a reader of any version reads a file of any other.
 */
record Column<T>(String name, ColumnKind kind, Function<T, @Nullable Object> part) {

  static <T> Column<T> text(String name, Function<T, @Nullable String> part) {
    return new Column<>(name, ColumnKind.TEXT, part::apply);
  }

  static <T> Column<T> time(String name, Function<T, @Nullable Long> millis) {
    return new Column<>(name, ColumnKind.TIME, millis::apply);
  }

  static <T> Column<T> bigint(String name, Function<T, @Nullable Long> part) {
    return new Column<>(name, ColumnKind.LONG, part::apply);
  }

  static <T> Column<T> integer(String name, Function<T, @Nullable Integer> part) {
    return new Column<>(name, ColumnKind.INTEGER, part::apply);
  }

  static <T> Column<T> bool(String name, Function<T, @Nullable Boolean> part) {
    return new Column<>(name, ColumnKind.BOOLEAN, part::apply);
  }

  static <T> Column<T> bytes(String name, Function<T, byte @Nullable []> part) {
    return new Column<>(name, ColumnKind.BYTES, part::apply);
  }

  Type type() {
    return kind.type(name, Type.Repetition.OPTIONAL);
  }
}
