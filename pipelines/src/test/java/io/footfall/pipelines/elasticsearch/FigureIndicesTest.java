package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.figures.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureIndicesTest {

  @ParameterizedTest
  @EnumSource(Measure.class)
  void everyMeasureHasAField(Measure measure) {
    JsonNode mappings = FigureIndices.template().at("/template/mappings");

    assertThat(mappings.at("/properties/" + measure.wireName() + "/type").asText(), is("long"));
    assertThat(mappings.path("dynamic").asText(), is("strict"));
  }
}
