package io.footfall.lake.compact;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeJson;
import io.footfall.lake.table.StoredHour;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Comes in, by hour: its files, and what is to become of clicks in them. Goes out: the hour with
 * its new files; nothing for one that is there only in case something of it is amended, and nothing
 * is.
 */
final class MergeHours extends DoFn<KV<Long, CoGbkResult>, KV<Integer, String>> {

  /** {@link ToMerge} as JSON, one an hour. */
  static final TupleTag<String> HOURS = new TupleTag<>("hours");

  static final TupleTag<Amendment> AMENDMENTS = new TupleTag<>("amendments");

  /**
   * An hour's files.
   *
   * @param planned whether they are merged though nothing is amended
   * @param throughSlice what slices up to this one landed for the hour is in them
   */
  record ToMerge(boolean planned, long throughSlice, List<CompactionPlan.Source> sources) {}

  /** An hour that was merged. */
  record MergedHour(long epochHour, StoredHour stored) {}

  private final LakeFiles files;
  private final long snapshot;
  private final long run;
  private final long targetBytes;

  /**
   * @param snapshot the number of the one that will have the new files
   * @param run tells this compaction from another for the same snapshot, whose lease was lost
   */
  MergeHours(LakeFiles files, long snapshot, long run, long targetBytes) {
    this.files = files;
    this.snapshot = snapshot;
    this.run = run;
    this.targetBytes = targetBytes;
  }

  @ProcessElement
  public void merge(
      @Element KV<Long, CoGbkResult> gathered, OutputReceiver<KV<Integer, String>> merged) {
    LakeHour hour = new LakeHour(gathered.getKey());
    ToMerge toMerge = LakeJson.parse(gathered.getValue().getOnly(HOURS), ToMerge.class);
    Iterable<Amendment> amendments = gathered.getValue().getAll(AMENDMENTS);
    if (!toMerge.planned() && !amendments.iterator().hasNext()) {
      return;
    }
    String prefix =
        String.format(
            Locale.ROOT, "%s%s/clicks-%08d-%d", LakeCatalog.CLICKS, hour.folder(), snapshot, run);
    StoredHour stored =
        new StoredHour(
            toMerge.throughSlice(),
            new HourMerger(files, toMerge.sources(), amendments).merge(prefix, targetBytes));
    merged.output(KV.of(0, LakeJson.toText(new MergedHour(hour.epochHour(), stored))));
  }
}
