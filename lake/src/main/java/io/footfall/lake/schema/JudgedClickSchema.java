package io.footfall.lake.schema;

import static io.footfall.lake.schema.Column.text;

import io.footfall.model.Click;
import java.util.ArrayList;
import java.util.List;

/**
 * Clicks as compacted files have them: the columns of {@link ClickSchema}, and {@code robot}, which
 * is null for a person's click and for no other.
 */
public final class JudgedClickSchema {

  /** The column that no landed file has. */
  public static final String ROBOT = "robot";

  /** Raised with every column that is added, here or to {@link ClickSchema}. */
  static final int VERSION = 2;

  private static final FileSchema<JudgedClick> CURRENT =
      new FileSchema<>("click", VERSION, columns());

  private JudgedClickSchema() {}

  /** The columns. */
  public static FileSchema<JudgedClick> current() {
    return CURRENT;
  }

  private static List<Column<JudgedClick>> columns() {
    List<Column<JudgedClick>> columns = new ArrayList<>();
    for (Column<Click> column : ClickSchema.current().columns()) {
      columns.add(
          new Column<>(
              column.name(), column.kind(), judged -> column.part().apply(judged.click())));
    }
    columns.add(text(ROBOT, JudgedClick::robot));
    return columns;
  }
}
