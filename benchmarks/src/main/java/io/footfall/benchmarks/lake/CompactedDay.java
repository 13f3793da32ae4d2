package io.footfall.benchmarks.lake;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.StoredFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The busiest day of a compacted lake: what everybody reports on.
 *
 * @param addresses of its files
 */
public record CompactedDay(
    LakeCatalog catalog, LocalDate day, long rows, long bytes, List<String> addresses) {

  static CompactedDay busiestOf(LakeCatalog catalog) {
    LakeSnapshot snapshot = catalog.current();
    Map<LocalDate, Long> rowsByDay =
        snapshot.hours().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    hour -> LakeHour.parse(hour.getKey()).day(),
                    Collectors.summingLong(hour -> hour.getValue().rows())));
    Map.Entry<LocalDate, Long> busiest =
        rowsByDay.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    LocalDate day = busiest.getKey();
    List<StoredFile> stored =
        snapshot.files(startOf(day), startOf(day.plusDays(1))).stream()
            .sorted(Comparator.comparing(StoredFile::path))
            .toList();
    LakeFiles files = catalog.files();
    return new CompactedDay(
        catalog,
        day,
        busiest.getValue(),
        stored.stream().mapToLong(StoredFile::bytes).sum(),
        stored.stream().map(file -> files.addressOf(file.path())).toList());
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
