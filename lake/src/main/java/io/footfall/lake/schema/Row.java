package io.footfall.lake.schema;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A row as it was read: a value for each column that was asked for, in that order; null where the
 * row or its whole file has none. Valid until the next row is read.
 */
public final class Row {

  private final @Nullable Object[] values;

  Row(int columns) {
    values = new Object[columns];
  }

  void clear() {
    Arrays.fill(values, null);
  }

  void set(int column, Object value) {
    values[column] = value;
  }

  /** As it stands in the file: a {@code String}, {@code Long}, {@code Integer}, .. or bytes. */
  public @Nullable Object value(int column) {
    return values[column];
  }

  public @Nullable String text(int column) {
    return (String) values[column];
  }

  public @Nullable Long bigint(int column) {
    return (Long) values[column];
  }

  /**
   * The value of a column that is never null.
   *
   * @throws IllegalStateException when it is
   */
  public long required(int column) {
    if (values[column] instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException(
        "A row without a number in column " + column + ": the file was not written by Footfall");
  }

  boolean isTrue(int column) {
    return Boolean.TRUE.equals(values[column]);
  }
}
