package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tallies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureDocumentTest {

  private static final ElasticsearchSettings SETTINGS =
      ElasticsearchSettings.of(List.of("http://localhost:9200"));
  private static final long AT = Instant.parse("2026-03-01T10:15:00Z").toEpochMilli();

  @Test
  void aFigureIsADocument() throws Exception {
    FigureDocument document =
        FigureDocument.of(SETTINGS, "clicks/footfall", figure("https://shop.example/\"p\"\n", 12));

    assertThat(document.index(), is("footfall-page"));
    assertThat(
        new ObjectMapper().readTree(document.json()),
        is(
            (JsonNode)
                new ObjectMapper()
                    .createObjectNode()
                    .put("source", "clicks/footfall")
                    .put("kind", "page")
                    .put("grain", "minute")
                    .put("at", "2026-03-01T10:15:00Z")
                    .put("name", "https://shop.example/\"p\"\n")
                    .put("views", 12)
                    .put("visitors", 9)));
    assertThat(document.bulkLines().lines().count(), is(2L));
  }

  @Test
  void aSegmentsNameIsTakenApartAndPutTogetherAgain() throws Exception {
    String name = "|mobile|Paid Search|page|https://shop.example/?a|b";
    Figure segment =
        new Figure(
            new FigureKey(FigureKind.SEGMENT, Grain.HOUR, AT, name),
            Tallies.of(Map.of(Measure.VIEWS, 3L), 0));
    JsonNode document =
        new ObjectMapper().readTree(FigureDocument.of(SETTINGS, "clicks/a", segment).json());

    assertThat(document.has("country"), is(false));
    assertThat(document.get("device").asText(), is("mobile"));
    assertThat(document.get("channel").asText(), is("Paid Search"));
    assertThat(document.get("of").asText(), is("page"));
    assertThat(document.get("name").asText(), is("https://shop.example/?a|b"));
    assertThat(FigureDocument.nameOf(document), is(name));
  }

  @Test
  void anAudienceSaysWhatItIsByAndOfWhom() throws Exception {
    Figure audience =
        new Figure(
            new FigureKey(FigureKind.AUDIENCE, Grain.MINUTE, AT, "DE||Email"),
            Tallies.of(Map.of(Measure.VISITS, 3L), 0));
    JsonNode document =
        new ObjectMapper().readTree(FigureDocument.of(SETTINGS, "clicks/a", audience).json());

    assertThat(document.get("by").asText(), is("country|channel"));
    assertThat(document.get("country").asText(), is("DE"));
    assertThat(document.get("channel").asText(), is("Email"));
    assertThat(document.has("name"), is(false));
    assertThat(FigureDocument.nameOf(document), is("DE||Email"));
  }

  @Test
  void theIdIsThatOfTheKeyAndNotOfTheCount() {
    assertThat(id("clicks/a", "/x", 1), equalTo(id("clicks/a", "/x", 2)));
    assertThat(id("clicks/a", "/x", 1), not(equalTo(id("clicks/b", "/x", 1))));
    assertThat(id("clicks/a", "/x", 1), not(equalTo(id("clicks/a", "/y", 1))));
  }

  private static String id(String source, String name, long views) {
    return FigureDocument.of(SETTINGS, source, figure(name, views)).id();
  }

  private static Figure figure(String name, long views) {
    return new Figure(
        new FigureKey(FigureKind.PAGE, Grain.MINUTE, AT, name),
        Tallies.of(Map.of(Measure.VIEWS, views), 9));
  }
}
