package io.footfall.pipelines.elasticsearch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureCoder;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IndexPanesIT {

  private static final String SOURCE = "clicks/test/stream";
  private static final FigureKey PAGE =
      new FigureKey(FigureKind.PAGE, Grain.MINUTE, Clicks.DAY_START, "https://shop.example/");

  @Test
  void aPaneThatCountsFewerClicksThanWhatIsThereChangesNothing() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("panes");
    FigureIndices.create(settings);

    index(settings, 2);
    index(settings, 5);
    index(settings, 3);
    index(settings, 5);

    IndexedFigures indexed = IndexedFigures.of(settings);
    indexed.refresh();
    Map<FigureKey, Map<String, Long>> figures =
        indexed.read(
            SOURCE,
            FigureKind.PAGE,
            Grain.MINUTE,
            Clicks.DAY_START,
            Clicks.DAY_START + Grain.DAY.millis());
    assertThat(figures, is(Map.of(PAGE, Map.of("events", 5L, "visitors", 0L))));
  }

  private static void index(ElasticsearchSettings settings, long clicks) {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline
        .apply(
            Create.of(List.of(new Figure(PAGE, Tally.of(Measure.EVENTS, clicks))))
                .withCoder(FigureCoder.of()))
        .apply(
            IndexPanes.to(settings, Servers.kafka(), "never-written-to", SOURCE, Clicks.DAY_START));
    pipeline.run().waitUntilFinish();
  }
}
