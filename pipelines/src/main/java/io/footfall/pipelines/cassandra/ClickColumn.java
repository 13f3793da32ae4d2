package io.footfall.pipelines.cassandra;

import io.footfall.model.Click;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A column of {@code clickstream_events} and the part of a click that stands in it, as the protocol
 * wants its bytes. A part that the click lacks is null, and to be left unset: a null would be a
 * tombstone.
 *
 * <p>The driver's own codecs take twice as long for a row: they look each one up by its Java type,
 * and encode a text with a stream's encoder where the JDK has an intrinsic.
 */
record ClickColumn(String name, Function<Click, @Nullable ByteBuffer> bytes) {

  static ClickColumn text(String name, Function<Click, @Nullable String> part) {
    return of(name, part, value -> ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  static ClickColumn integer(String name, Function<Click, @Nullable Integer> part) {
    return of(name, part, value -> ByteBuffer.allocate(Integer.BYTES).putInt(0, value));
  }

  static ClickColumn bigint(String name, Function<Click, @Nullable Long> part) {
    return of(name, part, value -> ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }

  static ClickColumn bool(String name, Function<Click, Boolean> part) {
    return of(name, part, value -> ByteBuffer.allocate(1).put(0, (byte) (value ? 1 : 0)));
  }

  /** A timestamp is its milliseconds. */
  static ClickColumn time(String name, Function<Click, @Nullable Long> millis) {
    return bigint(name, millis);
  }

  /** The part of a part that may be missing itself. */
  static <P, V> Function<Click, @Nullable V> in(
      Function<Click, @Nullable P> outer, Function<P, @Nullable V> inner) {
    return click -> {
      P part = outer.apply(click);
      return part == null ? null : inner.apply(part);
    };
  }

  private static <V> ClickColumn of(
      String name, Function<Click, @Nullable V> part, Function<V, ByteBuffer> encoding) {
    return new ClickColumn(
        name,
        click -> {
          V value = part.apply(click);
          return value == null ? null : encoding.apply(value);
        });
  }
}
