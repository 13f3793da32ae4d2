package io.footfall.prepare.json;

import io.footfall.model.Campaign;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The campaign in the shop's own words. */
final class CampaignJson {

  private enum Field {
    SOURCE,
    MEDIUM,
    NAME
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private CampaignJson() {}

  static @Nullable Campaign read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    String source = null;
    String medium = null;
    String name = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case SOURCE -> source = fields.value().text();
        case MEDIUM -> medium = fields.value().text();
        case NAME -> name = fields.value().text();
      }
    }
    return new Campaign(source, medium, name);
  }

  static void write(Campaign campaign, JsonOutput out) throws IOException {
    out.text(NAMES.nameOf(Field.SOURCE), campaign.source());
    out.text(NAMES.nameOf(Field.MEDIUM), campaign.medium());
    out.text(NAMES.nameOf(Field.NAME), campaign.name());
  }
}
