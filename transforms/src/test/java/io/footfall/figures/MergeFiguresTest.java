package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureStore.StoredRow;
import io.footfall.testing.Clicks;
import io.footfall.testing.MemoryFigureStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MergeFiguresTest {

  private static final FigureKey PAGE = new FigureKey(FigureKind.PAGE, Grain.HOUR, 0, "/");

  private final MemoryFigureStore store = MemoryFigureStore.of(UUID.randomUUID().toString());

  @Test
  void aPartialIsAddedToWhatIsStored(TestPipeline pipeline) {
    store(3, figure(PAGE, 5));
    merge(pipeline, 4, List.of(figure(PAGE, 2)), List.of(figure(PAGE, 7)));
    assertThat(stored(PAGE), equalTo(new StoredRow(FigureRow.of(figure(PAGE, 7)), 4)));
  }

  @Test
  void aFigureThatHasTheSliceInIsPassedOnAsItStands(TestPipeline pipeline) {
    store(4, figure(PAGE, 5));
    merge(pipeline, 4, List.of(figure(PAGE, 2)), List.of(figure(PAGE, 5)));
    assertThat(stored(PAGE), equalTo(new StoredRow(FigureRow.of(figure(PAGE, 5)), 4)));
  }

  @Test
  void ofASharedRowOnlyWhatTheSliceCountedIsPassedOn(TestPipeline pipeline) {
    List<FigureKey> mates = sharingARow(3);
    store(3, figure(mates.get(0), 5), figure(mates.get(1), 6));
    merge(
        pipeline,
        4,
        List.of(figure(mates.get(1), -6), figure(mates.get(2), 7)),
        List.of(figure(mates.get(1), 0), figure(mates.get(2), 7)));
    assertThat(store.figures(), is(Map.of(mates.get(0), views(5), mates.get(2), views(7))));
  }

  @Test
  void aSharedRowThatHasTheSliceInSaysOfEachFigureWhatItIs(TestPipeline pipeline) {
    List<FigureKey> mates = sharingARow(3);
    store(4, figure(mates.get(0), 5), figure(mates.get(1), 6));
    merge(
        pipeline,
        4,
        List.of(figure(mates.get(1), 1), figure(mates.get(2), -7)),
        List.of(figure(mates.get(1), 6), figure(mates.get(2), 0)));
    assertThat(store.figures(), is(Map.of(mates.get(0), views(5), mates.get(1), views(6))));
  }

  @Test
  void manyBatchesLeaveNoneBehind(TestPipeline pipeline) {
    List<Figure> partials =
        IntStream.range(0, 2_500)
            .mapToObj(i -> figure(new FigureKey(FigureKind.PAGE, Grain.HOUR, 0, "/" + i), i + 1))
            .toList();
    merge(pipeline, 1, partials, partials);
    assertThat(store.figures().size(), is(2_500));
  }

  @Test
  void manyFiguresOfSharedRowsLeaveNoneBehind(TestPipeline pipeline) {
    Map<FigureKey, Tally> partials =
        IntStream.range(0, 25_000)
            .mapToObj(i -> figure(segment("/" + i), i + 1))
            .collect(Collectors.toMap(Figure::key, Figure::tally));
    Collection<FigureRow> rows =
        FigureRow.of(
            partials.entrySet().stream().map(e -> new Figure(e.getKey(), e.getValue())).toList());
    assertThat(rows.size(), is(lessThan(1_025)));
    // To hold so many against each other one by one takes half a minute; the store has them by key
    PAssert.thatSingleton(merged(pipeline, 1, rows).apply(Count.globally())).isEqualTo(25_000L);
    pipeline.run();
    assertThat(store.figures(), is(partials));
  }

  private void merge(
      TestPipeline pipeline, long slice, List<Figure> partials, List<Figure> expected) {
    PAssert.that(merged(pipeline, slice, FigureRow.of(partials))).containsInAnyOrder(expected);
    pipeline.run();
  }

  private PCollection<Figure> merged(
      TestPipeline pipeline, long slice, Collection<FigureRow> partials) {
    return pipeline
        .apply(Create.of(new ArrayList<>(partials)).withCoder(FigureRowCoder.of()))
        .apply(MergeFigures.of(Clicks.slice(slice), store));
  }

  private void store(long slice, Figure... figures) {
    try (FigureStore.Session session = store.open(Clicks.slice(slice))) {
      FigureRow.of(List.of(figures)).forEach(row -> session.save(new StoredRow(row, slice)));
      session.flush();
    }
  }

  private StoredRow stored(FigureKey key) {
    try (FigureStore.Session session = store.open(Clicks.slice(1))) {
      return session.load(List.of(key.row())).get(key.row());
    }
  }

  /** The first that come to share one. */
  private static List<FigureKey> sharingARow(int count) {
    Map<FigureKey, List<FigureKey>> byRow =
        IntStream.range(0, 10_000)
            .mapToObj(i -> segment("/" + i))
            .collect(Collectors.groupingBy(FigureKey::row));
    return byRow.values().stream()
        .filter(mates -> mates.size() >= count)
        .findFirst()
        .orElseThrow()
        .subList(0, count);
  }

  private static FigureKey segment(String page) {
    return new FigureKey(FigureKind.SEGMENT, Grain.HOUR, 0, "DE|mobile|Email|page|" + page);
  }

  private static Figure figure(FigureKey key, int views) {
    return new Figure(key, views(views));
  }

  private static Tally views(int views) {
    return Tally.of(Measure.VIEWS, views);
  }
}
