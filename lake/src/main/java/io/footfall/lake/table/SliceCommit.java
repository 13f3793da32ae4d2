package io.footfall.lake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a slice brought into the lake: its files, and what became of its records. A file that no
 * commit names is not part of the lake.
 *
 * @param clicks files of accepted clicks
 * @param outcomes records by outcome ({@code stored}, {@code rejected.<reason>})
 */
public record SliceCommit(long slice, List<LandedFile> clicks, Map<String, Long> outcomes) {

  public SliceCommit {
    clicks = List.copyOf(clicks);
    outcomes = Map.copyOf(outcomes);
  }

  /** All parts of a slice together; the same in whatever order they come. */
  public static SliceCommit of(long slice, Iterable<SliceCommit> parts) {
    List<LandedFile> clicks = new ArrayList<>();
    Map<String, Long> outcomes = new TreeMap<>();
    for (SliceCommit part : parts) {
      clicks.addAll(part.clicks);
      part.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    }
    clicks.sort(Comparator.comparing(LandedFile::path));
    return new SliceCommit(slice, clicks, outcomes);
  }
}
