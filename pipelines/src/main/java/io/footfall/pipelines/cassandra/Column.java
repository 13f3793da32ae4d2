package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import java.time.Instant;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A column of a table and the part of a value (a click, a visit) that stands in it. A part that the
 * value lacks is left unset: a null would be a tombstone.
 */
record Column<T>(String name, Binder<T> binder) {

  /** Sets the value's part at a place of the statement. */
  @FunctionalInterface
  interface Binder<T> {
    BoundStatementBuilder bind(BoundStatementBuilder statement, int at, T value);
  }

  static <T> Column<T> text(String name, Function<T, @Nullable String> part) {
    return of(name, part, BoundStatementBuilder::setString);
  }

  static <T> Column<T> integer(String name, Function<T, @Nullable Integer> part) {
    return of(name, part, BoundStatementBuilder::setInt);
  }

  static <T> Column<T> bigint(String name, Function<T, @Nullable Long> part) {
    return of(name, part, BoundStatementBuilder::setLong);
  }

  static <T> Column<T> bool(String name, Function<T, Boolean> part) {
    return of(name, part, BoundStatementBuilder::setBoolean);
  }

  static <T> Column<T> time(String name, Function<T, @Nullable Long> millis) {
    return of(
        name,
        millis,
        (statement, at, value) -> statement.setInstant(at, Instant.ofEpochMilli(value)));
  }

  /** The part of a part that may be missing itself. */
  static <T, P, V> Function<T, @Nullable V> in(
      Function<T, @Nullable P> outer, Function<P, @Nullable V> inner) {
    return value -> {
      P part = outer.apply(value);
      return part == null ? null : inner.apply(part);
    };
  }

  private interface Setter<V> {
    BoundStatementBuilder set(BoundStatementBuilder statement, int at, V value);
  }

  private static <T, V> Column<T> of(String name, Function<T, @Nullable V> part, Setter<V> setter) {
    return new Column<>(
        name,
        (statement, at, value) -> {
          V present = part.apply(value);
          return present == null ? statement : setter.set(statement, at, present);
        });
  }
}
