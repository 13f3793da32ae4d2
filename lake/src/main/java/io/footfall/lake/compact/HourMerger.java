package io.footfall.lake.compact;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.coders.ClickCoder;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.JudgedClick;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.table.StoredFile;
import io.footfall.model.Click;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.visits.ContentHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes the compacted files of an hour: all its clicks but the duplicates, by visitor and time.
 * Sorts at most {@value #MOST_SORTED} clicks at a time (200 MB), those of some visitors; an hour
 * that has more is read again for the next visitors, and is in more files.
 */
final class HourMerger {

  private static final long MOST_SORTED = 500_000;

  /** A place in the order, and the click in its bytes: a third of the memory of the click. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sortable(
      String visitorId,
      long occurredAt,
      RecordPosition position,
      byte[] click,
      @Nullable String behaviour) {
    static final Comparator<Sortable> ORDER =
        Comparator.comparing(Sortable::visitorId)
            .thenComparingLong(Sortable::occurredAt)
            .thenComparing(Sortable::position);
  }

  private final LakeFiles files;
  private final List<CompactionPlan.Source> sources;
  private final Map<LogPlace, Amendment> amendments = new HashMap<>();

  HourMerger(LakeFiles files, List<CompactionPlan.Source> sources, Iterable<Amendment> amendments) {
    this.files = files;
    this.sources = sources;
    for (Amendment amendment : amendments) {
      this.amendments.merge(
          new LogPlace(amendment.partition(), amendment.offset()), amendment, Amendment::and);
    }
  }

  /** Writes the hour's files under that name, and says which they are. */
  List<StoredFile> merge(String pathPrefix, long targetBytes) {
    long rows = sources.stream().mapToLong(CompactionPlan.Source::rows).sum();
    int passes = (int) Math.max(1, (rows + MOST_SORTED - 1) / MOST_SORTED);
    try (SortedFiles sorted = new SortedFiles(files, pathPrefix, targetBytes)) {
      for (int pass = 0; pass < passes; pass++) {
        for (Sortable sortable : sorted(pass, passes)) {
          Click click = ClickCoder.of().read(new BinaryReader(sortable.click()));
          sorted.write(new JudgedClick(click, sortable.behaviour()));
        }
        sorted.complete();
      }
      return sorted.written();
    }
  }

  private List<Sortable> sorted(int pass, int passes) {
    List<Sortable> sortables = new ArrayList<>();
    BinaryWriter writer = new BinaryWriter(1 << 10);
    for (CompactionPlan.Source source : sources) {
      LakeRows.forEachJudged(
          files,
          source.file(),
          judged -> {
            if (Math.floorMod(judged.click().visitorId().hashCode(), passes) == pass) {
              Sortable sortable = sortable(judged, writer);
              if (sortable != null) {
                sortables.add(sortable);
              }
            }
          });
    }
    sortables.sort(Sortable.ORDER);
    return sortables;
  }

  /** The click as it is stored; null for a duplicate. */
  private @Nullable Sortable sortable(JudgedClick judged, BinaryWriter writer) {
    Click click = judged.click();
    RecordPosition position = click.position();
    Amendment amendment =
        amendments.getOrDefault(
            new LogPlace(position.partition(), position.offset()), Amendment.NONE);
    if (amendment.dropped()) {
      return null;
    }
    click = amended(click, amendment);
    writer.clear();
    ClickCoder.of().write(click, writer);
    return new Sortable(
        click.visitorId(),
        click.occurredAt(),
        position,
        writer.toByteArray(),
        amendment.behaviour() == null ? judged.behaviour() : amendment.behaviour());
  }

  /** With its remark, under the id under which the clickstream stores such a click. */
  private static Click amended(Click click, Amendment amendment) {
    Remark.Subject memory = amendment.remark();
    boolean aside = memory != null && !memory.isRemembered();
    if (memory == null && amendment.derivedId() == null) {
      return click;
    }
    Click.Builder stored =
        click.toBuilder().remark(memory == null ? Remark.Subject.CONFLICTING : memory);
    if (aside || amendment.derivedId() != null) {
      UUID own = click.originalId() == null ? click.eventId() : click.originalId();
      stored
          .eventId(aside ? ContentHash.derivedId(own, click.position()) : amendment.derivedId())
          .originalId(own);
    }
    return stored.build();
  }
}
