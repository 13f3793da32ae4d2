package io.footfall.pipelines.insights;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureCoder;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Tally;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
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
 * Comes in: the figures of some days, recounted. Goes out: those that Elasticsearch has otherwise,
 * as they should be; one that should not be there at all goes out empty. Each partition of figures
 * is held against Cassandra and Elasticsearch, whether a figure was recounted in it or not, and
 * what came of it is kept in {@link FigureChecks}.
 *
 * <p>The ledger's sums are held against its entries (kind {@code outcome}), which are the journal's
 * and nothing to recount.
 */
final class CheckFigures extends PTransform<PCollection<Figure>, PCollection<Figure>> {

  private static final Coder<KV<Integer, Figure>> BY_SHARD =
      KvCoder.of(VarIntCoder.of(), FigureCoder.of());

  private final ClickstreamSettings settings;
  private final Days days;
  private final String run;
  private final @Nullable Slice mendedAfter;

  private CheckFigures(
      ClickstreamSettings settings, Days days, String run, @Nullable Slice mendedAfter) {
    this.settings = settings;
    this.days = days;
    this.run = run;
    this.mendedAfter = mendedAfter;
  }

  /** Of those days, on behalf of that run. */
  static CheckFigures of(ClickstreamSettings settings, Days days, String run) {
    return new CheckFigures(settings, days, run, null);
  }

  /** The same, and writes what Cassandra has otherwise there: as of that slice, the last one. */
  CheckFigures mendingAfter(Slice last) {
    return new CheckFigures(settings, days, run, last);
  }

  @Override
  public PCollection<Figure> expand(PCollection<Figure> recounted) {
    PCollection<KV<Integer, Figure>> figures =
        recounted.apply("ToShards", ParDo.of(new ToShards(days))).setCoder(BY_SHARD);
    PCollection<KV<Integer, Figure>> everyShard =
        recounted
            .getPipeline()
            .apply(
                "EveryShard", Create.of(markers(PartitionShards.count(days))).withCoder(BY_SHARD));
    return PCollectionList.of(figures)
        .and(everyShard)
        .apply("Together", Flatten.pCollections())
        .apply("Gather", GroupByKey.create())
        .apply("Check", ParDo.of(new CheckPartitions(settings, days, run, mendedAfter)))
        .setCoder(FigureCoder.of());
  }

  /** An empty figure for each, which counts as none. */
  private static List<KV<Integer, Figure>> markers(int shards) {
    Figure none = new Figure(new FigureKey(FigureKind.TOTAL, Grain.MINUTE, 0, ""), Tally.empty());
    return IntStream.range(0, shards).mapToObj(shard -> KV.of(shard, none)).toList();
  }

  static final class ToShards extends DoFn<Figure, KV<Integer, Figure>> {
    private final Days days;
    private transient @Nullable PartitionShards shards;

    ToShards(Days days) {
      this.days = days;
    }

    @Setup
    public void setup() {
      shards = PartitionShards.of(days);
    }

    @ProcessElement
    public void process(@Element Figure figure, OutputReceiver<KV<Integer, Figure>> out) {
      out.output(KV.of(shards.shardOf(figure.key()), figure));
    }
  }
}
