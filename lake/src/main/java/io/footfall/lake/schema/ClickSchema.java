package io.footfall.lake.schema;

import io.footfall.model.Click;
import io.footfall.model.ClickColumns;
import io.footfall.visits.ContentHash;
import java.util.function.Function;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks as files have them: the columns of Cassandra's {@code clickstream_events} under the same
 * names, so that one query runs on both, and {@code content_hash}, by which a click sent twice is
 * told from two clicks under one id.
 */
public final class ClickSchema {

  /** Raised with every column that is added. */
  static final int VERSION = 1;

  /** One a thread, as it keeps scratch space. */
  private static final ThreadLocal<ContentHash> CONTENT_HASH =
      ThreadLocal.withInitial(ContentHash::new);

  private static final FileSchema<Click> CURRENT =
      new FileSchema<>(
          "click",
          VERSION,
          Stream.concat(
                  ClickColumns.madeBy(new Columns()).stream(),
                  Stream.of(
                      Column.<Click>bigint("content_hash", click -> CONTENT_HASH.get().of(click))))
              .toList());

  private ClickSchema() {}

  /** The columns. */
  public static FileSchema<Click> current() {
    return CURRENT;
  }

  /** Columns of a file. */
  private static final class Columns implements ClickColumns.Maker<Column<Click>> {
    @Override
    public Column<Click> text(String name, Function<Click, @Nullable String> part) {
      return Column.text(name, part);
    }

    @Override
    public Column<Click> time(String name, Function<Click, @Nullable Long> part) {
      return Column.time(name, part);
    }

    @Override
    public Column<Click> bigint(String name, Function<Click, @Nullable Long> part) {
      return Column.bigint(name, part);
    }

    @Override
    public Column<Click> integer(String name, Function<Click, @Nullable Integer> part) {
      return Column.integer(name, part);
    }

    @Override
    public Column<Click> bool(String name, Function<Click, @Nullable Boolean> part) {
      return Column.bool(name, part);
    }
  }
}
