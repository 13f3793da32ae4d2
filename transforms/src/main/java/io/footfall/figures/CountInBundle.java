package io.footfall.figures;

import io.footfall.coders.BinaryWriter;
import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Reconsidered;
import io.footfall.model.Slice;
import io.footfall.model.VisitChange;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Counts a bundle's findings in a HashMap and packs what came of it into chunks, each of one group
 * of shards. A bundle with very many keys is packed in several turns; the groups add them up.
 */
final class CountInBundle extends DoFn<Finding, KV<Integer, byte[]>> {

  private static final int MOST_KEYS = 50_000;
  private static final int CHUNK_BYTES = 64 << 10;

  private final Slice slice;
  private final Set<FigureKind> kinds;
  private transient FigureSheet sheet;
  private transient ClickFigures clicks;
  private transient VisitFigures visits;
  private transient AttendanceFigures attendances;
  private transient OutcomeFigures outcomes;

  CountInBundle(Slice slice, Set<FigureKind> kinds) {
    this.slice = slice;
    this.kinds = kinds;
  }

  @StartBundle
  public void startBundle() {
    sheet = new FigureSheet(kinds);
    clicks = new ClickFigures(kinds);
    visits = new VisitFigures();
    attendances = new AttendanceFigures();
    outcomes = new OutcomeFigures(slice);
  }

  @ProcessElement
  public void count(@Element Finding finding, OutputReceiver<KV<Integer, byte[]>> packed) {
    outcomes.count(finding, sheet);
    if (finding instanceof Click click) {
      clicks.count(click, sheet);
    } else if (finding instanceof VisitChange change) {
      visits.count(change, sheet);
    } else if (finding instanceof Reconsidered reconsidered) {
      clicks.reconsider(reconsidered, sheet);
    } else if (finding instanceof Attendance attendance) {
      attendances.count(attendance, sheet);
    }
    if (sheet.size() >= MOST_KEYS) {
      pack((group, chunk) -> packed.output(KV.of(group, chunk)));
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    pack(
        (group, chunk) ->
            context.output(
                KV.of(group, chunk), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
  }

  private void pack(BiConsumer<Integer, byte[]> packed) {
    BinaryWriter[] chunks = new BinaryWriter[Shards.groupsOf(slice)];
    sheet.forEach(
        figure -> {
          int group = Shards.groupOf(Shards.of(figure.key()), chunks.length);
          if (chunks[group] == null) {
            chunks[group] = new BinaryWriter(1 << 10);
          }
          FigureCoder.of().write(figure, chunks[group]);
          if (chunks[group].size() >= CHUNK_BYTES) {
            packed.accept(group, chunks[group].toByteArray());
            chunks[group].clear();
          }
        });
    for (int group = 0; group < chunks.length; group++) {
      if (chunks[group] != null && chunks[group].size() > 0) {
        packed.accept(group, chunks[group].toByteArray());
      }
    }
    sheet = new FigureSheet(kinds);
  }
}
