package io.footfall.lake.compact;

import io.footfall.coders.ChunkCoder;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeJson;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.StoredHour;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Comes in: files of some hours, landed and compacted. Goes out: for each hour new files, sorted by
 * visitor and time, without duplicates, with every robot named, and one snapshot with all of them
 * in place of what was. A robot that comes to light in one of the hours is named in those around it
 * too, which are written anew for that.
 *
 * <p>Only ids, times and what pages hash to are shuffled, to find what is repeated and who is a
 * robot, within an hour or across hours; the clicks go from file to file.
 */
final class CompactionPipeline {

  private static final Coder<KV<Long, Amendment>> BY_HOUR =
      KvCoder.of(VarLongCoder.of(), Amendment.CODER);

  private static final Coder<KV<Long, String>> HOURS =
      KvCoder.of(VarLongCoder.of(), StringUtf8Coder.of());

  private CompactionPipeline() {}

  static void build(
      Pipeline pipeline,
      CompactionPlan plan,
      LakeCatalog catalog,
      LandedRemarks remarks,
      long targetBytes,
      Clock clock) {
    PCollection<KV<Long, Amendment>> amendments =
        pipeline
            .apply("Files", Create.of(texts(plan)).withCoder(StringUtf8Coder.of()))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply("ReadIds", ParDo.of(new ReadIds(catalog.files(), remarks.buckets())))
            .setCoder(KvCoder.of(VarIntCoder.of(), ChunkCoder.of()))
            .apply("GatherIds", GroupByKey.create())
            .apply(
                "FindAmendments",
                ParDo.of(
                    new FindAmendments(plan.hours().keySet(), remarks, plan.areThere(remarks))))
            .setCoder(BY_HOUR);
    PCollection<KV<Long, String>> hours =
        pipeline.apply(
            "Hours", Create.of(hours(plan, catalog.snapshot(plan.base()))).withCoder(HOURS));
    KeyedPCollectionTuple.of(MergeHours.HOURS, hours)
        .and(MergeHours.AMENDMENTS, amendments)
        .apply("GatherHours", CoGroupByKey.create())
        .apply(
            "MergeHours",
            ParDo.of(new MergeHours(catalog.files(), plan.base() + 1, clock.millis(), targetBytes)))
        .setCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of()))
        .apply("GatherFiles", GroupByKey.create())
        .apply("Commit", ParDo.of(new CommitFn(plan, catalog, clock)));
  }

  private static List<String> texts(CompactionPlan plan) {
    return plan.idSources().stream().map(LakeJson::toText).toList();
  }

  /** Those that are planned, and of their neighbours those in which a robot may be named. */
  private static List<KV<Long, String>> hours(CompactionPlan plan, LakeSnapshot base) {
    List<KV<Long, String>> hours = new ArrayList<>();
    plan.hours()
        .forEach(
            (hour, sources) -> hours.add(KV.of(hour, toMerge(true, plan.throughSlice(), sources))));
    plan.compactedNeighbours()
        .forEach(
            (hour, sources) ->
                hours.add(
                    KV.of(
                        hour,
                        toMerge(false, base.hour(new LakeHour(hour)).throughSlice(), sources))));
    return hours;
  }

  private static String toMerge(
      boolean planned, long throughSlice, List<CompactionPlan.Source> sources) {
    return LakeJson.toText(new MergeHours.ToMerge(planned, throughSlice, sources));
  }

  static final class CommitFn extends DoFn<KV<Integer, Iterable<String>>, Void> {
    private final long base;
    private final Set<Long> plannedHours;
    private final LakeCatalog catalog;
    private final Clock clock;

    CommitFn(CompactionPlan plan, LakeCatalog catalog, Clock clock) {
      this.base = plan.base();
      this.plannedHours = Set.copyOf(plan.hours().keySet());
      this.catalog = catalog;
      this.clock = clock;
    }

    @ProcessElement
    public void commit(@Element KV<Integer, Iterable<String>> gathered) {
      Map<LakeHour, StoredHour> hours = new HashMap<>();
      for (String text : gathered.getValue()) {
        MergeHours.MergedHour merged = LakeJson.parse(text, MergeHours.MergedHour.class);
        hours.put(new LakeHour(merged.epochHour()), merged.stored());
      }
      for (long epochHour : plannedHours) {
        if (!hours.containsKey(new LakeHour(epochHour))) {
          throw new IllegalStateException(
              new LakeHour(epochHour) + " of " + plannedHours.size() + " hours was not merged");
        }
      }
      // Of this moment: from now on, and not before, a reader finds the new files
      catalog.commit(catalog.snapshot(base).with(hours, clock.millis()));
    }
  }
}
