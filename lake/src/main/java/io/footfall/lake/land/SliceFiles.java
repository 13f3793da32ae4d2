package io.footfall.lake.land;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.ClickSchema;
import io.footfall.lake.schema.FileSchema;
import io.footfall.lake.schema.RejectSchema;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.SliceCommit;
import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sorts outcomes of a slice into files, one for each partition of the log and hour of event time,
 * and publishes those that are complete. A file is named after the slice, the partition and the
 * first record in it, so a slice that is run again writes its files over. Not for several threads.
 */
final class SliceFiles implements AutoCloseable {

  /**
   * Late clicks touch many hours, and an open file takes a megabyte: the one that was begun first
   * is closed.
   */
  private static final int MOST_OPEN = 32;

  private record Place(String folder, int partition) {}

  private final LakeFiles files;
  private final long slice;
  private final long targetBytes;
  private final boolean landsRejects;
  private final Map<Place, OpenFile<?>> open = new LinkedHashMap<>();
  private final List<LandedFile> clicks = new ArrayList<>();
  private final Map<String, Long> outcomes = new TreeMap<>();

  SliceFiles(LakeFiles files, long slice, long targetBytes, boolean landsRejects) {
    this.files = files;
    this.slice = slice;
    this.targetBytes = targetBytes;
    this.landsRejects = landsRejects;
  }

  /** Counts the outcome, and writes it where it belongs. */
  void add(Outcome outcome) {
    if (outcome instanceof Click click) {
      count("stored");
      write(click, LakeCatalog.LANDED, click.occurredAt(), click.position(), ClickSchema.current());
    } else if (outcome instanceof Reject reject) {
      count("rejected." + reject.reason().wireName());
      if (landsRejects) {
        write(
            reject,
            LakeCatalog.REJECTED,
            reject.seenAtMillis(),
            reject.position(),
            RejectSchema.current());
      }
    } else if (outcome instanceof Duplicate duplicate) {
      throw new IllegalStateException(
          "Nothing is known to be a duplicate before it is compacted: " + duplicate.position());
    }
  }

  /** Publishes what is still open; what all of it came to. */
  SliceCommit finish() {
    for (OpenFile<?> file : List.copyOf(open.values())) {
      complete(file);
    }
    return new SliceCommit(slice, clicks, outcomes);
  }

  /** Gives up what is still open. */
  @Override
  public void close() {
    open.values().forEach(OpenFile::discard);
    open.clear();
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  private <T> void write(
      T value, String kind, long millis, RecordPosition position, FileSchema<T> schema) {
    LakeHour hour = LakeHour.of(millis);
    Place place = new Place(kind + hour.folder(), position.partition());
    @SuppressWarnings("unchecked") // a folder has one kind of file
    OpenFile<T> file = (OpenFile<T>) open.get(place);
    if (file == null) {
      if (open.size() >= MOST_OPEN) {
        complete(open.values().iterator().next());
      }
      file = OpenFile.begin(place.folder(), hour, slice, position, schema);
      open.put(place, file);
    }
    file.write(value);
    if (file.bytes() >= targetBytes) {
      complete(file);
    }
  }

  private void complete(OpenFile<?> file) {
    LandedFile landed = file.publish(files);
    open.values().remove(file);
    if (landed.path().startsWith(LakeCatalog.LANDED)) {
      clicks.add(landed);
    }
  }
}
