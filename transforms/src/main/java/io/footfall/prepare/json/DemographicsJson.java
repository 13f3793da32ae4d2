package io.footfall.prepare.json;

import io.footfall.model.Demographics;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What the shop knows of the visitor. */
final class DemographicsJson {

  private enum Field {
    AGE_BAND,
    GENDER
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private DemographicsJson() {}

  static @Nullable Demographics read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    String ageBand = null;
    String gender = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case AGE_BAND -> ageBand = fields.value().text();
        case GENDER -> gender = fields.value().text();
      }
    }
    return new Demographics(ageBand, gender);
  }

  static void write(Demographics demographics, JsonOutput out) throws IOException {
    out.text(NAMES.nameOf(Field.AGE_BAND), demographics.ageBand());
    out.text(NAMES.nameOf(Field.GENDER), demographics.gender());
  }
}
