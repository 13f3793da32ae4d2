package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.ClickCoder;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Click;
import io.footfall.testing.RandomClicks;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestPipelineExtension.class)
class CountInWindowsTest {

  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource(Grain.class)
  void windowsCountWhatASliceCounts(Grain grain, TestPipeline pipeline) {
    RandomClicks random = RandomClicks.of(SEED, 0.5);
    List<Click> clicks = Stream.generate(random::nextStored).limit(150).toList();
    Map<FigureKey, Tally> model = countedBySlice(clicks, grain);

    PCollection<Figure> figures =
        pipeline
            .apply(Create.of(clicks).withCoder(ClickCoder.of()))
            .apply(WithTimestamps.of(click -> Instant.ofEpochMilli(click.occurredAt())))
            .apply(Window.into(FixedWindows.of(Duration.millis(grain.millis()))))
            .apply(CountInWindows.of(grain));

    PAssert.that("seed " + SEED, figures)
        .satisfies(
            counted -> {
              Map<FigureKey, Tally> byKey = new HashMap<>();
              counted.forEach(figure -> byKey.put(figure.key(), figure.tally()));
              assertThat(byKey, is(model));
              assertThat(
                  StreamSupport.stream(counted.spliterator(), false).count(),
                  is((long) model.size()));
              return null;
            });
    pipeline.run();
  }

  /** The way of a slice, without a runner. */
  private static Map<FigureKey, Tally> countedBySlice(List<Click> clicks, Grain grain) {
    ClickFigures rule = new ClickFigures(EnumSet.allOf(FigureKind.class));
    FigureSheet finest = new FigureSheet();
    clicks.forEach(click -> rule.count(click, finest));
    Map<FigureKey, Tally> figures = new HashMap<>();
    finest.forEach(
        figure -> {
          FigureKey key = figure.key();
          if (key.kind().finest() == grain || key.kind().coarser().contains(grain)) {
            figures.merge(
                new FigureKey(key.kind(), grain, grain.startOf(key.startMillis()), key.name()),
                figure.tally(),
                Tally::plus);
          }
        });
    return figures;
  }
}
