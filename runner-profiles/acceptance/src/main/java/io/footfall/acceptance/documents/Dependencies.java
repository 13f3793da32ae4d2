package io.footfall.acceptance.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which library is on which class path of ours: a row for each, {@code | group:artifact | version |
 * where |}.
 */
final class Dependencies {

  private static final Pattern RESOLVED =
      Pattern.compile(
          "\\s+([\\w.-]+):([\\w.-]+):jar:(?:([\\w.-]+):)?([\\w.-]+):(?:compile|runtime).*");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|");
  private static final String HEAD =
      "| library | version | on the class path of |\n|---|---|---|\n";

  /** By library and version, {@code group:artifact version}: where. */
  private final SortedMap<String, Set<String>> where;

  private Dependencies(SortedMap<String, Set<String>> where) {
    this.where = where;
  }

  /** As the document has them. */
  static Dependencies documented(String table) {
    SortedMap<String, Set<String>> where = new TreeMap<>();
    Matcher row = ROW.matcher(table);
    while (row.find()) {
      where.put(row.group(1) + " " + row.group(2), new TreeSet<>(Set.of(row.group(3).split(", "))));
    }
    return new Dependencies(where);
  }

  /** The same, but with what the build resolved for that class path in place of what it has. */
  Dependencies with(String classPath) throws IOException {
    SortedMap<String, Set<String>> changed = new TreeMap<>();
    where.forEach((library, places) -> changed.put(library, new TreeSet<>(places)));
    changed.values().forEach(places -> places.remove(classPath));
    for (String library : resolved(classPath)) {
      changed.computeIfAbsent(library, any -> new TreeSet<>()).add(classPath);
    }
    changed.values().removeIf(Set::isEmpty);
    return new Dependencies(changed);
  }

  boolean holds(String library, String version) {
    return where.containsKey(library + " " + version);
  }

  /** In which versions the library is on one of those class paths. */
  List<String> versionsOf(String library, Set<String> classPaths) {
    return where.entrySet().stream()
        .filter(row -> !Collections.disjoint(row.getValue(), classPaths))
        .map(Map.Entry::getKey)
        .filter(name -> name.startsWith(library + " "))
        .map(name -> name.substring(library.length() + 1))
        .toList();
  }

  String table() {
    return where.entrySet().stream()
        .map(
            row ->
                "| `"
                    + row.getKey().replace(" ", "` | ")
                    + " | "
                    + String.join(", ", row.getValue())
                    + " |\n")
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static Set<String> resolved(String classPath) throws IOException {
    String resource = "/META-INF/footfall/" + classPath + ".dependencies";
    try (InputStream stream = Dependencies.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new AssertionError("The build of " + classPath + " left no " + resource);
      }
      Set<String> libraries =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(RESOLVED::matcher)
              .filter(Matcher::matches)
              .map(Dependencies::library)
              .collect(Collectors.toCollection(TreeSet::new));
      if (libraries.isEmpty()) {
        throw new AssertionError(resource + " lists nothing");
      }
      return libraries;
    }
  }

  private static String library(Matcher line) {
    String classifier = line.group(3) == null ? "" : ":" + line.group(3);
    return line.group(1) + ":" + line.group(2) + classifier + " " + line.group(4);
  }
}
