package io.footfall.acceptance.documents;

import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.model.RejectReason;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.elasticsearch.FigureIndices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The parts of documents that are made from the code say what the code says. */
class DocumentsTest {

  private static final String CONTRACTS = "contracts.md";

  @Test
  void clicks() throws IOException {
    Document.of(CONTRACTS, "clicks").mustSay(ClickFields.made());
  }

  @Test
  void rejects() throws IOException {
    Document.of(CONTRACTS, "rejects").mustSay(names(RejectReason.values(), RejectReason::wireName));
  }

  @Test
  void tables() throws IOException {
    Document.of(CONTRACTS, "tables")
        .mustSay("```sql\n" + resource(CassandraSchema.class, "schema.cql") + "```\n");
  }

  @Test
  void indices() throws IOException {
    StringBuilder text =
        new StringBuilder("| index | counted by | summed up by |\n|---|---|---|\n");
    for (FigureKind kind : FigureKind.values()) {
      if (kind.isIndexed()) {
        text.append("| `footfall-")
            .append(kind.wireName())
            .append("` | ")
            .append(lower(kind.finest()))
            .append(" | ")
            .append(
                kind.coarser().stream().map(DocumentsTest::lower).collect(Collectors.joining(", ")))
            .append(" |\n");
      }
    }
    text.append("\nMeasures, each a field: ")
        .append(names(Measure.values(), Measure::wireName))
        .append("\nThe template:\n```json\n")
        .append(resource(FigureIndices.class, "index-template.json"))
        .append("```\n");
    Document.of(CONTRACTS, "indices").mustSay(text.toString());
  }

  @Test
  void commands() throws IOException {
    Document.of(CONTRACTS, "commands").mustSay(CommandReference.made());
  }

  @Test
  void capacity() throws IOException {
    Document.of("capacity.md", "capacity").mustSay(CapacityTable.made());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static <T> String names(T[] values, Function<T, String> name) {
    return Arrays.stream(values)
        .map(value -> "`" + name.apply(value) + "`")
        .collect(Collectors.joining(", ", "", ".\n"));
  }

  private static String resource(Class<?> owner, String name) throws IOException {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing() + "\n";
    }
  }
}
