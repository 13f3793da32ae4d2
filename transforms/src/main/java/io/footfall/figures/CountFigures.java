package io.footfall.figures;

import io.footfall.coders.ChunkCoder;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Counts the findings of a slice, in the global window. Out comes one partial row for each that
 * they add to: what this slice, and nothing before it, counts ({@link TakeRowsApart} has its
 * figures). The same findings give the same partials, in whatever order and bundles they come. What
 * is counted stands in {@link ClickFigures}, {@link VisitFigures}, {@link AttendanceFigures} and
 * {@link OutcomeFigures}; another figure is another line there.
 */
public final class CountFigures
    extends PTransform<PCollection<? extends Finding>, PCollection<FigureRow>> {

  private static final KvCoder<Integer, byte[]> PACKED =
      KvCoder.of(VarIntCoder.of(), ChunkCoder.of());

  private final Slice slice;
  private final Set<FigureKind> kinds;
  private final @Nullable DeferredFigures deferred;

  private CountFigures(Slice slice, Set<FigureKind> kinds, @Nullable DeferredFigures deferred) {
    this.slice = slice;
    this.kinds = kinds;
    this.deferred = deferred;
  }

  /** Counts the findings of this slice, under every kind. */
  public static CountFigures of(Slice slice) {
    return new CountFigures(slice, EnumSet.allOf(FigureKind.class), null);
  }

  /** Counts clicks and visits under these kinds only; outcomes as ever. */
  public CountFigures by(Set<FigureKind> these) {
    Set<FigureKind> counted = EnumSet.of(FigureKind.OUTCOME, FigureKind.LEDGER);
    counted.addAll(these);
    return new CountFigures(slice, counted, deferred);
  }

  /**
   * Hands out with this slice only what is prompt (the figures of the minute, but for those of
   * audiences) and what the slice settles, with what was set aside for that; the rest is set aside
   * there.
   */
  public CountFigures deferringIn(DeferredFigures store) {
    return new CountFigures(slice, kinds, store);
  }

  @Override
  public PCollection<FigureRow> expand(PCollection<? extends Finding> findings) {
    PCollection<KV<Integer, byte[]>> counted =
        findings.apply("CountInBundle", ParDo.of(new CountInBundle(slice, kinds))).setCoder(PACKED);
    if (deferred == null) {
      return addedUp(counted, new AddUpGroup());
    }
    // A group that counted nothing may have something to settle
    PCollection<KV<Integer, byte[]>> settling =
        findings.getPipeline().apply("Settle", Create.of(emptyGroups()).withCoder(PACKED));
    return addedUp(
        PCollectionList.of(counted).and(settling).apply("AndSettle", Flatten.pCollections()),
        new DeferGroup(slice, deferred));
  }

  private static PCollection<FigureRow> addedUp(
      PCollection<KV<Integer, byte[]>> counted,
      DoFn<KV<Integer, Iterable<byte[]>>, FigureRow> addUp) {
    return counted
        .apply("Gather", GroupByKey.create())
        .apply("AddUp", ParDo.of(addUp))
        .setCoder(FigureRowCoder.of());
  }

  private List<KV<Integer, byte[]>> emptyGroups() {
    int groups = Shards.groupsOf(slice);
    return slice.settles().stream()
        .map(part -> Shards.groupOf(Shards.shardOf(part), groups))
        .distinct()
        .map(group -> KV.of(group, new byte[0]))
        .toList();
  }
}
