package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import io.footfall.model.Click;
import java.time.Instant;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A column of {@code clickstream_events} and the part of a click that stands in it. A part that the
 * click lacks is left unset: a null would be a tombstone.
 */
record ClickColumn(String name, Binder binder) {

  /** Sets the value at a place of the statement. */
  @FunctionalInterface
  interface Binder {
    BoundStatementBuilder bind(BoundStatementBuilder statement, int at, Click click);
  }

  static ClickColumn text(String name, Function<Click, @Nullable String> part) {
    return of(name, part, BoundStatementBuilder::setString);
  }

  static ClickColumn integer(String name, Function<Click, @Nullable Integer> part) {
    return of(name, part, BoundStatementBuilder::setInt);
  }

  static ClickColumn bigint(String name, Function<Click, @Nullable Long> part) {
    return of(name, part, BoundStatementBuilder::setLong);
  }

  static ClickColumn bool(String name, Function<Click, Boolean> part) {
    return of(name, part, BoundStatementBuilder::setBoolean);
  }

  static ClickColumn time(String name, Function<Click, @Nullable Long> millis) {
    return of(
        name,
        millis,
        (statement, at, value) -> statement.setInstant(at, Instant.ofEpochMilli(value)));
  }

  /** The part of a part that may be missing itself. */
  static <P, V> Function<Click, @Nullable V> in(
      Function<Click, @Nullable P> outer, Function<P, @Nullable V> inner) {
    return click -> {
      P part = outer.apply(click);
      return part == null ? null : inner.apply(part);
    };
  }

  @FunctionalInterface
  private interface Setter<V> {
    BoundStatementBuilder set(BoundStatementBuilder statement, int at, V value);
  }

  private static <V> ClickColumn of(
      String name, Function<Click, @Nullable V> part, Setter<V> setter) {
    return new ClickColumn(
        name,
        (statement, at, click) -> {
          V value = part.apply(click);
          return value == null ? statement : setter.set(statement, at, value);
        });
  }
}
