package io.footfall.prepare.json;

import io.footfall.model.Consent;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The consent; what is not said is not given. */
final class ConsentJson {

  private enum Field {
    ANALYTICS,
    MARKETING
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private ConsentJson() {}

  static @Nullable Consent read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    Boolean analytics = null;
    Boolean marketing = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case ANALYTICS -> analytics = fields.value().flag();
        case MARKETING -> marketing = fields.value().flag();
      }
    }
    return new Consent(Boolean.TRUE.equals(analytics), Boolean.TRUE.equals(marketing));
  }

  static void write(Consent consent, JsonOutput out) throws IOException {
    out.flag(NAMES.nameOf(Field.ANALYTICS), consent.analytics());
    out.flag(NAMES.nameOf(Field.MARKETING), consent.marketing());
  }
}
