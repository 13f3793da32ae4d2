package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A generated day that goes all the way through a lake: landed, compacted, reported and read. Comes
 * in: the lake's commands and the folder for what they write. Goes out: all that was reported, to
 * be held against another lake's.
 */
final class ReportedLake {

  private final LakeCommands commands;
  private final GeneratedDay day;
  private final Path folder;
  private final Progress progress;

  ReportedLake(LakeCommands commands, GeneratedDay day, Path folder, Progress progress) {
    this.commands = commands;
    this.day = day;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Each report by its name, and under one more what its rows come to.
   *
   * @param name the lake's, among the others of this test
   * @param kills so many die of landing it
   */
  Map<String, String> reports(String name, int kills, Random random) throws Exception {
    progress.ended("landed, " + name, commands.land(kills, random));
    JsonNode compacted = commands.compact();
    progress.ended("compacted, " + name, compacted);
    assertThat(compacted.get("rows").asLong(), equalTo(day.truth().stored()));
    Path csv = folder.resolve(name + ".csv");
    JsonNode read = commands.toCsv("row_key,visitor_id,timestamp", csv);
    assertThat(read.get("rows").asLong(), equalTo(day.truth().stored()));
    Path output = folder.resolve("reports-" + name);
    JsonNode reported = commands.report(day.date(), day.date().plusDays(1), output);
    progress.ended("reported, " + name, reported);

    Map<String, String> reports = filesIn(output);
    List<String> rowsInOrder = Files.readAllLines(csv).stream().sorted().toList();
    reports.put("hash of the rows", Integer.toString(rowsInOrder.hashCode()));
    return reports;
  }

  private static Map<String, String> filesIn(Path output) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(output.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
