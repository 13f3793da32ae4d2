package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Kibana is handed names indices, fields and objects that there are. */
class KibanaObjectsTest {

  private static final String TEMPLATE = "/io/footfall/pipelines/elasticsearch/index-template.json";

  @Test
  void kibanaLooksAtIndicesThatThereAre() throws IOException {
    Set<String> kinds =
        Arrays.stream(FigureKind.values()).map(FigureKind::wireName).collect(Collectors.toSet());
    List<KibanaPanel> panels = KibanaPanel.all();

    assertThat(panels.size(), greaterThan(5));
    for (KibanaPanel panel : panels) {
      assertThat(kinds, hasItem(panel.index().substring("footfall-".length())));
      assertThat(panel.id(), panel.isTaken());
    }
  }

  @Test
  void kibanaAsksForFieldsThatDocumentsHaveAndDrawsWhatItAsksFor() throws IOException {
    Set<String> known =
        Arrays.stream(Measure.values()).map(Measure::wireName).collect(Collectors.toSet());
    new ObjectMapper()
        .readTree(getClass().getResource(TEMPLATE))
        .at("/template/mappings/properties")
        .fieldNames()
        .forEachRemaining(known::add);
    for (KibanaPanel panel : KibanaPanel.all()) {
      assertThat(panel.id(), panel.asked(), everyItem(is(in(known))));
      assertThat(panel.id(), panel.asked().size(), greaterThan(2));
      assertThat(panel.id(), panel.drawnOfNothing(), is(Set.of()));
    }
  }

  @Test
  void kibanasDashboardNamesWhatIsThere() throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve("kibana/footfall.ndjson"))) {
      JsonNode object = new ObjectMapper().readTree(line);
      ids.add(object.get("id").asText());
      for (JsonNode reference : object.get("references")) {
        assertThat(ids, hasItem(reference.get("id").asText()));
      }
    }
    assertThat(ids, hasItem("footfall"));
  }
}
