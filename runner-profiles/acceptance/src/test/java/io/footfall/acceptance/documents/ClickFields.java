package io.footfall.acceptance.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.LogRecord;
import io.footfall.model.Page;
import io.footfall.model.RecordPosition;
import io.footfall.prepare.RefusedClick;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.json.ClickWriter;
import io.footfall.prepare.json.ParseClicks;
import io.footfall.testing.RandomClicks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of a click on the wire: a click of each type with everything in it is written, and a
 * field must be there where a click without it is refused.
 */
final class ClickFields {

  private static final long SEED = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of random texts hardly one is an address that a visitor can come from. */
  private static final Page PAGE =
      new Page("https://shop.example/shoes", "Shoes", "https://search.example/");

  private final Map<EventType, JsonNode> clicks = new EnumMap<>(EventType.class);
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** A field, and the types of events that can't be without it. */
  private record Row(String field, String type, Set<EventType> refused, boolean isNested) {

    String demand() {
      if (refused.isEmpty()) {
        return "no";
      }
      if (isNested) {
        return "in every `" + field.substring(0, field.indexOf('.')) + "`";
      }
      return refused.size() == EventType.values().length ? "yes" : "for " + names(refused);
    }
  }

  private final ParseClicks parse = ParseClicks.create();
  private final CleanClicks clean = CleanClicks.by(CleaningRules.defaults());

  private ClickFields() {}

  static String made() throws IOException {
    ClickFields fields = new ClickFields();
    fields.writeClicks();
    fields.dropEachField();
    StringBuilder text = new StringBuilder("| field | is | must be there |\n|---|---|---|\n");
    for (Row row : fields.rows) {
      text.append("| `%s` | %s | %s |\n".formatted(row.field(), row.type(), row.demand()));
    }
    return text.append("\nTypes of events: ")
        .append(names(EnumSet.allOf(EventType.class)))
        .append(".\n")
        .toString();
  }

  private static String names(Set<EventType> types) {
    return types.stream()
        .map(type -> "`" + type.wireName() + "`")
        .collect(Collectors.joining(", "));
  }

  private void writeClicks() throws IOException {
    RandomClicks random = RandomClicks.of(SEED, 1);
    while (clicks.size() < EventType.values().length) {
      Click click = random.nextParsed().toBuilder().page(PAGE).extra(null).build();
      JsonNode written = JSON.readTree(ClickWriter.write(click));
      if (isTaken(written)) {
        clicks.putIfAbsent(click.eventType(), written);
      }
    }
    clicks.values().forEach(click -> collect("", click));
  }

  private void collect(String before, JsonNode object) {
    object
        .fields()
        .forEachRemaining(
            field -> {
              String name = before + field.getKey();
              types.put(name, field.getValue().getNodeType().name().toLowerCase(Locale.ROOT));
              if (field.getValue().isObject()) {
                collect(name + ".", field.getValue());
              }
            });
  }

  private void dropEachField() throws IOException {
    for (Map.Entry<String, String> field : types.entrySet()) {
      Set<EventType> refused = EnumSet.noneOf(EventType.class);
      for (Map.Entry<EventType, JsonNode> click : clicks.entrySet()) {
        if (!isTaken(without(field.getKey(), click.getValue()))) {
          refused.add(click.getKey());
        }
      }
      rows.add(new Row(field.getKey(), field.getValue(), refused, field.getKey().contains(".")));
    }
  }

  private static JsonNode without(String field, JsonNode click) {
    ObjectNode copy = click.deepCopy();
    int dot = field.indexOf('.');
    JsonNode holder = dot < 0 ? copy : copy.path(field.substring(0, dot));
    if (holder instanceof ObjectNode object) {
      object.remove(field.substring(dot + 1));
    }
    return copy;
  }

  /** As a record that Kafka took when it was sent. */
  private boolean isTaken(JsonNode click) throws IOException {
    long takenAt = click.path("occurred_at").asLong(0);
    LogRecord record =
        new LogRecord(new RecordPosition("clicks", 0, 0), takenAt, JSON.writeValueAsBytes(click));
    try {
      clean.apply(parse.parse(record), takenAt + 200_000);
      return true;
    } catch (RefusedClick refused) {
      return false;
    }
  }
}
