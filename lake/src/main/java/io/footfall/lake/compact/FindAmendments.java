package io.footfall.lake.compact;

import io.footfall.coders.BinaryReader;
import io.footfall.model.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Comes in: what tells repetitions and robots among the clicks of a bucket of visitors. Goes out,
 * by hour: what is to become of those that don't stay as they are.
 */
final class FindAmendments extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Long, Amendment>> {

  private final Set<Long> plannedHours;
  private final LandedRemarks remarks;
  private final boolean areRemarks;

  FindAmendments(Set<Long> plannedHours, LandedRemarks remarks, boolean areRemarks) {
    this.plannedHours = Set.copyOf(plannedHours);
    this.remarks = remarks;
    this.areRemarks = areRemarks;
  }

  @ProcessElement
  public void find(
      @Element KV<Integer, Iterable<byte[]>> packed,
      OutputReceiver<KV<Long, Amendment>> amendments) {
    List<ClickId> ids = unpack(packed.getValue());
    if (areRemarks) {
      ids = remark(ids, packed.getKey(), amendments);
    }
    Set<ClickId> dropped = new HashSet<>();
    RepetitionFinder.find(
        ids,
        (click, repetition) -> {
          if (repetition.dropped()) {
            dropped.add(click);
          }
          if (isPlanned(click)) {
            amendments.output(KV.of(click.epochHour(), repetition));
          }
        });
    ids.removeAll(dropped);
    RobotFinder.find(
        ids,
        (click, verdict) -> {
          if (click.compacted() || isPlanned(click)) {
            amendments.output(KV.of(click.epochHour(), verdict));
          }
        });
  }

  private static List<ClickId> unpack(Iterable<byte[]> chunks) {
    List<ClickId> ids = new ArrayList<>();
    for (byte[] chunk : chunks) {
      BinaryReader reader = new BinaryReader(chunk);
      while (reader.hasMore()) {
        ids.add(ClickId.read(reader));
      }
    }
    return ids;
  }

  /** Compacted clicks have theirs already. */
  private List<ClickId> remark(
      List<ClickId> ids, int bucket, OutputReceiver<KV<Long, Amendment>> amendments) {
    Map<Long, LongSummaryStatistics> landed = new HashMap<>();
    for (ClickId id : ids) {
      if (!id.compacted()) {
        landed
            .computeIfAbsent(id.epochHour(), hour -> new LongSummaryStatistics())
            .accept(id.occurredAt());
      }
    }
    Map<LogPlace, Remark.Subject> found = new HashMap<>();
    landed
        .values()
        .forEach(times -> found.putAll(remarks.of(bucket, times.getMin(), times.getMax() + 1)));
    List<ClickId> remarked = new ArrayList<>(ids.size());
    for (ClickId id : ids) {
      Remark.Subject subject = id.compacted() ? null : found.get(id.place());
      remarked.add(subject == null ? id : id.withRemark(subject));
      if (subject != null && isPlanned(id)) {
        amendments.output(KV.of(id.epochHour(), Amendment.remark(id, subject)));
      }
    }
    return remarked;
  }

  private boolean isPlanned(ClickId click) {
    return plannedHours.contains(click.epochHour());
  }
}
