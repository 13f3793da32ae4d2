package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A column of a table and the part of a value (a click, a visit) that stands in it. A part that the
 * value lacks is left unset: a null would be a tombstone.
 *
 * <p>Values are set as the protocol's bytes. The driver's own codecs take twice as long for a row:
 * they look each one up by its Java type, and encode a text with a stream's encoder where the JDK
 * has an intrinsic.
 */
record Column<T>(String name, Binder<T> binder) {

  /** Sets the value's part at a place of the statement. */
  @FunctionalInterface
  interface Binder<T> {
    BoundStatementBuilder bind(BoundStatementBuilder statement, int at, T value);
  }

  static <T> Column<T> text(String name, Function<T, @Nullable String> part) {
    return of(name, part, value -> ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  static <T> Column<T> integer(String name, Function<T, @Nullable Integer> part) {
    return of(name, part, value -> ByteBuffer.allocate(Integer.BYTES).putInt(0, value));
  }

  static <T> Column<T> bigint(String name, Function<T, @Nullable Long> part) {
    return of(name, part, value -> ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }

  static <T> Column<T> bool(String name, Function<T, @Nullable Boolean> part) {
    return of(name, part, value -> ByteBuffer.allocate(1).put(0, (byte) (value ? 1 : 0)));
  }

  /** A timestamp is its milliseconds. */
  static <T> Column<T> time(String name, Function<T, @Nullable Long> millis) {
    return bigint(name, millis);
  }

  private static <T, V> Column<T> of(
      String name, Function<T, @Nullable V> part, Function<V, ByteBuffer> encoding) {
    return new Column<>(
        name,
        (statement, at, value) -> {
          V present = part.apply(value);
          return present == null
              ? statement
              : statement.setBytesUnsafe(at, encoding.apply(present));
        });
  }
}
