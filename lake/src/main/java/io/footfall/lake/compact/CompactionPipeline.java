package io.footfall.lake.compact;

import io.footfall.coders.ChunkCoder;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeJson;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.StoredHour;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

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

  private CompactionPipeline() {}

  static void build(
      Pipeline pipeline,
      CompactionPlan plan,
      LakeCatalog catalog,
      LandedRemarks remarks,
      long targetBytes,
      long startedAtMillis) {
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
    PCollection<KV<Long, Amendment>> hours =
        pipeline.apply("Hours", Create.of(markers(plan)).withCoder(BY_HOUR));
    PCollectionList.of(amendments)
        .and(hours)
        .apply("Together", Flatten.pCollections())
        .apply("GatherHours", GroupByKey.create())
        .apply("MergeHours", ParDo.of(new MergeHoursFn(plan, catalog, targetBytes)))
        .setCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of()))
        .apply("GatherFiles", GroupByKey.create())
        .apply("Commit", ParDo.of(new CommitFn(plan, catalog, startedAtMillis)));
  }

  private static List<String> texts(CompactionPlan plan) {
    return plan.idSources().stream().map(LakeJson::toText).toList();
  }

  /** An hour without repetitions is merged too. */
  private static List<KV<Long, Amendment>> markers(CompactionPlan plan) {
    return plan.hours().keySet().stream().map(hour -> KV.of(hour, Amendment.NONE)).toList();
  }

  /** An hour that was merged. */
  record MergedHour(long epochHour, StoredHour stored) {}

  static final class MergeHoursFn extends DoFn<KV<Long, Iterable<Amendment>>, KV<Integer, String>> {
    private final CompactionPlan plan;
    private final LakeCatalog catalog;
    private final long targetBytes;
    private transient LakeSnapshot base;

    MergeHoursFn(CompactionPlan plan, LakeCatalog catalog, long targetBytes) {
      this.plan = plan;
      this.catalog = catalog;
      this.targetBytes = targetBytes;
    }

    @Setup
    public void setup() {
      base = catalog.snapshot(plan.base());
    }

    @ProcessElement
    public void merge(
        @Element KV<Long, Iterable<Amendment>> gathered,
        OutputReceiver<KV<Integer, String>> merged) {
      LakeHour hour = new LakeHour(gathered.getKey());
      String prefix =
          String.format(
              Locale.ROOT, "%s%s/clicks-%08d", LakeCatalog.CLICKS, hour.folder(), plan.base() + 1);
      boolean isPlanned = plan.hours().containsKey(hour.epochHour());
      List<CompactionPlan.Source> sources =
          isPlanned
              ? plan.hours().get(hour.epochHour())
              : plan.compactedNeighbours(hour.epochHour());
      StoredHour stored =
          new StoredHour(
              isPlanned ? plan.throughSlice() : base.hour(hour).throughSlice(),
              new HourMerger(catalog.files(), sources, gathered.getValue())
                  .merge(prefix, targetBytes));
      merged.output(KV.of(0, LakeJson.toText(new MergedHour(hour.epochHour(), stored))));
    }
  }

  static final class CommitFn extends DoFn<KV<Integer, Iterable<String>>, Void> {
    private final long base;
    private final Set<Long> plannedHours;
    private final LakeCatalog catalog;
    private final long startedAtMillis;

    CommitFn(CompactionPlan plan, LakeCatalog catalog, long startedAtMillis) {
      this.base = plan.base();
      this.plannedHours = Set.copyOf(plan.hours().keySet());
      this.catalog = catalog;
      this.startedAtMillis = startedAtMillis;
    }

    @ProcessElement
    public void commit(@Element KV<Integer, Iterable<String>> gathered) {
      Map<LakeHour, StoredHour> hours = new HashMap<>();
      for (String text : gathered.getValue()) {
        MergedHour merged = LakeJson.parse(text, MergedHour.class);
        hours.put(new LakeHour(merged.epochHour()), merged.stored());
      }
      for (long epochHour : plannedHours) {
        if (!hours.containsKey(new LakeHour(epochHour))) {
          throw new IllegalStateException(
              new LakeHour(epochHour) + " of " + plannedHours.size() + " hours was not merged");
        }
      }
      catalog.commit(catalog.snapshot(base).with(hours, startedAtMillis));
    }
  }
}
