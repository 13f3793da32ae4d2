package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.figures.Measure;
import org.junit.jupiter.api.Test;
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

  @Test
  void theTemplateOfAnIndexGoesBeforeThatOfThePrefix() {
    JsonNode ofIndex = FigureIndices.templateOf("footfall-page");

    assertThat(ofIndex.at("/index_patterns/0").asText(), is("footfall-page"));
    assertThat(
        ofIndex.path("priority").asInt(),
        is(greaterThan(FigureIndices.template().path("priority").asInt())));
    assertThat(ofIndex.path("template"), is(FigureIndices.template().path("template")));
  }
}
