package io.footfall.prepare.json;

import io.footfall.model.Geo;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The place: a country, a city. */
final class GeoJson {

  private enum Field {
    COUNTRY,
    CITY
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private GeoJson() {}

  static @Nullable Geo read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    String country = null;
    String city = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case COUNTRY -> country = fields.value().text();
        case CITY -> city = fields.value().text();
      }
    }
    return new Geo(country, city);
  }

  static void write(Geo geo, JsonOutput out) throws IOException {
    out.text(NAMES.nameOf(Field.COUNTRY), geo.country());
    out.text(NAMES.nameOf(Field.CITY), geo.city());
  }
}
