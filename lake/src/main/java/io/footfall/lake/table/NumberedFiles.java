package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A folder of small JSON files that are named by numbers, each there whole or not at all. */
record NumberedFiles(LakeFiles files, String folder) implements Serializable {

  /** The numbers of those that are there, the lowest first. */
  List<Long> numbers() {
    return files.list(folder).stream()
        .map(LakeFiles.Entry::path)
        .filter(path -> path.endsWith(".json"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".json".length()))
        .map(Long::valueOf)
        .sorted()
        .toList();
  }

  /** The highest number; 0 where there is none. */
  long highest() {
    List<Long> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  <T> T read(long number, Class<T> type) {
    return LakeJson.parse(files.read(pathOf(number)), type, pathOf(number));
  }

  void write(long number, Object value) {
    files.publish(LakeJson.toBytes(value), pathOf(number));
  }

  void delete(Collection<Long> numbers) {
    files.delete(numbers.stream().map(this::pathOf).toList());
  }

  private String pathOf(long number) {
    return String.format(Locale.ROOT, "%s/%012d.json", folder, number);
  }
}
