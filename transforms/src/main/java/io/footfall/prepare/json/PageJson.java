package io.footfall.prepare.json;

import io.footfall.model.Page;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The page: a URL, and perhaps a title and a referrer. */
final class PageJson {

  private enum Field {
    URL,
    TITLE,
    REFERRER
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private PageJson() {}

  static @Nullable Page read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    String url = null;
    String title = null;
    String referrer = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case URL -> url = fields.value().text();
        case TITLE -> title = fields.value().text();
        case REFERRER -> referrer = fields.value().text();
      }
    }
    return new Page(fields.required(url, Field.URL), title, referrer);
  }

  static void write(Page page, JsonOutput out) throws IOException {
    out.text(NAMES.nameOf(Field.URL), page.url());
    out.text(NAMES.nameOf(Field.TITLE), page.title());
    out.text(NAMES.nameOf(Field.REFERRER), page.referrer());
  }
}
