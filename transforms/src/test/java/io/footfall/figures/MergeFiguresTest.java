package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureStore.StoredFigure;
import io.footfall.testing.Clicks;
import io.footfall.testing.MemoryFigureStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MergeFiguresTest {

  private static final FigureKey PAGE = new FigureKey(FigureKind.PAGE, Grain.HOUR, 0, "/");

  private final MemoryFigureStore store = MemoryFigureStore.of(UUID.randomUUID().toString());

  @Test
  void aPartialIsAddedToWhatIsStored(TestPipeline pipeline) {
    store(views(5), 3);
    merge(pipeline, 4, List.of(new Figure(PAGE, views(2))), List.of(new Figure(PAGE, views(7))));
    assertThat(stored(), equalTo(new StoredFigure(new Figure(PAGE, views(7)), 4)));
  }

  @Test
  void aFigureThatHasTheSliceInIsPassedOnAsItStands(TestPipeline pipeline) {
    store(views(5), 4);
    merge(pipeline, 4, List.of(new Figure(PAGE, views(2))), List.of(new Figure(PAGE, views(5))));
    assertThat(stored(), equalTo(new StoredFigure(new Figure(PAGE, views(5)), 4)));
  }

  @Test
  void manyBatchesLeaveNoneBehind(TestPipeline pipeline) {
    List<Figure> partials =
        IntStream.range(0, 2_500)
            .mapToObj(
                i ->
                    new Figure(
                        new FigureKey(FigureKind.PAGE, Grain.HOUR, 0, "/" + i), views(i + 1)))
            .toList();
    merge(pipeline, 1, partials, partials);
    assertThat(store.figures().size(), is(2_500));
  }

  private void merge(
      TestPipeline pipeline, long slice, List<Figure> partials, List<Figure> expected) {
    PAssert.that(
            pipeline
                .apply(Create.of(partials).withCoder(FigureCoder.of()))
                .apply(MergeFigures.of(Clicks.slice(slice), store)))
        .containsInAnyOrder(expected);
    pipeline.run();
  }

  private void store(Tally tally, long slice) {
    try (FigureStore.Session session = store.open(Clicks.slice(slice))) {
      session.save(new StoredFigure(new Figure(PAGE, tally), slice));
      session.flush();
    }
  }

  private StoredFigure stored() {
    try (FigureStore.Session session = store.open(Clicks.slice(1))) {
      return session.load(List.of(PAGE)).get(PAGE);
    }
  }

  private static Tally views(int views) {
    TallyBuilder builder = new TallyBuilder();
    builder.add(Measure.VIEWS, views);
    return builder.build();
  }
}
