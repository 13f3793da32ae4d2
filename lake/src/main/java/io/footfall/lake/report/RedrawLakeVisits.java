package io.footfall.lake.report;

import io.footfall.coders.ChunkCoder;
import io.footfall.coders.FindingCoder;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeJson;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Slice;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.insights.Days;
import io.footfall.visits.AttendanceBook;
import io.footfall.visits.BucketPacker;
import io.footfall.visits.VisitRedrawer;
import io.footfall.visits.VisitRules;
import io.footfall.visits.VisitorStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Goes out, as findings: every click of the days in the compacted lake, and every visit that has a
 * click in them, new each, and when each visitor was there, by the clickstream's own rules. What a
 * robot shows of itself is found here, as landing looks at each click alone. So what is counted of
 * them is what the live figures say.
 *
 * <p>Whether a visit is its visitor's first is known from the visitors' memories alone; without
 * them that is not to be counted.
 */
final class RedrawLakeVisits extends PTransform<PBegin, PCollection<Finding>> {

  /** Before and after the days: a visit that reaches further is looked up in the files. */
  private static final long MARGIN_MILLIS = 2 * 3_600_000L;

  private final LakeCatalog catalog;
  private final LakeSnapshot snapshot;
  private final Days days;
  private final VisitRules rules;
  private final VisitorBuckets buckets;
  private final @Nullable VisitorStore visitors;
  private final Slice asOf;
  private final ClickstreamSlices slices;

  private RedrawLakeVisits(
      LakeCatalog catalog,
      LakeSnapshot snapshot,
      Days days,
      VisitRules rules,
      VisitorBuckets buckets,
      @Nullable VisitorStore visitors,
      Slice asOf,
      ClickstreamSlices slices) {
    this.catalog = catalog;
    this.snapshot = snapshot;
    this.days = days;
    this.rules = rules;
    this.buckets = buckets;
    this.visitors = visitors;
    this.asOf = asOf;
    this.slices = slices;
  }

  /** Of those days, in that snapshot. */
  static RedrawLakeVisits of(
      LakeCatalog catalog,
      LakeSnapshot snapshot,
      Days days,
      VisitRules rules,
      VisitorBuckets buckets,
      @Nullable VisitorStore visitors,
      Slice asOf,
      ClickstreamSlices slices) {
    return new RedrawLakeVisits(catalog, snapshot, days, rules, buckets, visitors, asOf, slices);
  }

  /** What must be compacted for the days to be whole. */
  static long fromMillis(Days days) {
    return days.fromMillis() - MARGIN_MILLIS;
  }

  /** And up to when. */
  static long toMillis(Days days) {
    return days.toMillis() + MARGIN_MILLIS;
  }

  @Override
  public PCollection<Finding> expand(PBegin begin) {
    List<String> files =
        snapshot.files(fromMillis(days), toMillis(days)).stream()
            .map(file -> LakeJson.toText(file.entry()))
            .toList();
    return begin
        .apply("Files", Create.of(files).withCoder(StringUtf8Coder.of()))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("ReadClicks", ParDo.of(new ReadLakeClicks(catalog.files(), buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ChunkCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("Redraw", ParDo.of(new RedrawFn(this)))
        .setCoder(FindingCoder.of());
  }

  static final class RedrawFn extends DoFn<KV<Integer, Iterable<byte[]>>, Finding> {
    private final LakeCatalog catalog;
    private final long snapshotNumber;
    private final Days days;
    private final VisitRules rules;
    private final VisitorBuckets buckets;
    private final @Nullable VisitorStore visitors;
    private final Slice asOf;
    private final ClickstreamSlices slices;
    private transient LakeSnapshot snapshot;

    RedrawFn(RedrawLakeVisits transform) {
      this.catalog = transform.catalog;
      this.snapshotNumber = transform.snapshot.number();
      this.days = transform.days;
      this.rules = transform.rules;
      this.buckets = transform.buckets;
      this.visitors = transform.visitors;
      this.asOf = transform.asOf;
      this.slices = transform.slices;
    }

    @Setup
    public void setup() {
      snapshot = catalog.snapshot(snapshotNumber);
    }

    @ProcessElement
    public void redraw(
        @Element KV<Integer, Iterable<byte[]>> packed, OutputReceiver<Finding> findings) {
      int bucket = packed.getKey();
      List<Click> clicks = new ArrayList<>();
      BucketPacker.unpack(packed.getValue(), outcome -> clicks.add((Click) outcome));
      LakeHistory history =
          new LakeHistory(
              catalog.files(), snapshot, buckets, bucket, fromMillis(days), toMillis(days), clicks);
      if (visitors == null) {
        redraw(history, visitorIds -> Map.of(), findings);
      } else {
        try (VisitorStore.Session session = visitors.open(asOf)) {
          redraw(history, visitorIds -> session.load(bucket, visitorIds), findings);
        }
      }
    }

    private void redraw(
        LakeHistory history,
        Function<Collection<String>, Map<String, byte[]>> memories,
        OutputReceiver<Finding> findings) {
      AttendanceBook attendances = AttendanceBook.between(days.fromMillis(), days.toMillis());
      VisitRedrawer.of(rules, history, memories)
          .judging(slices::numberOf)
          .redraw(
              days.fromMillis(),
              days.toMillis(),
              findings::output,
              visit -> {
                attendances.add(visit);
                findings.output(new VisitChange(null, visit));
              });
      attendances.forEach(findings::output);
    }
  }
}
