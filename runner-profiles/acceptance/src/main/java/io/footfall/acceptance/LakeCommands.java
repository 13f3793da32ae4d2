package io.footfall.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The commands of one lake: landed by processes that are killed, all else in this process. Each
 * goes to its good end; out: what its last line says.
 */
final class LakeCommands {

  private static final int LONGEST_LIFE_MILLIS = 1_500;
  private static final int FEWEST_OF_WHO_IS_NOT_KILLED = 20_000;

  private final TestServers servers;
  private final Path logs;
  private final List<String> where;
  private final List<String> group;
  private final int leastSlice;
  private final String leaseTtl;

  /**
   * The commands of the lake that these options name.
   *
   * @param group those that say on whose behalf it is landed; none for the usual
   * @param logs the folder for what processes print
   * @param leastSlice so few records that those who are killed leave something for the next
   * @param leaseTtl what is left by those who are killed is theirs for so long
   */
  LakeCommands(
      TestServers servers,
      Path logs,
      List<String> where,
      List<String> group,
      int leastSlice,
      String leaseTtl) {
    this.servers = servers;
    this.logs = logs;
    this.where = List.copyOf(where);
    this.group = List.copyOf(group);
    this.leastSlice = leastSlice;
    this.leaseTtl = leaseTtl;
  }

  /** Lands all that is in the topic; so many die of it. */
  JsonNode land(int kills, Random random) throws Exception {
    for (int kill = 0; kill < kills; kill++) {
      Path output = logs.resolve("lake-killed-" + kill + ".log");
      List<String> landing = landing(leastSlice + random.nextInt(leastSlice));
      try (FootfallProcess lake = FootfallProcess.start(output, landing)) {
        lake.awaitLine("stored");
        lake.killWithin(random.nextInt(LONGEST_LIFE_MILLIS));
      }
    }
    return result(
        "LAKE", landing(Math.max(FEWEST_OF_WHO_IS_NOT_KILLED, leastSlice), "--untilCaughtUp"));
  }

  private List<String> landing(int perSlice, String... more) {
    List<String> arguments =
        words("lake", group, servers.kafkaOptions(), servers.cassandraOptions());
    arguments.add("--rejects");
    arguments.addAll(List.of("--maxEventsPerSlice=" + perSlice, "--minInterval=PT0S"));
    arguments.add("--leaseTtl=" + leaseTtl);
    arguments.addAll(List.of(more));
    return arguments;
  }

  JsonNode compact() throws IOException {
    List<String> options = new ArrayList<>(where);
    options.addAll(group);
    return result("COMPACTED", servers.commandLine("compact", options));
  }

  /** Of those days, held against the stores. */
  JsonNode compare(LocalDate from, LocalDate to) throws IOException {
    List<String> options = new ArrayList<>(where);
    options.addAll(List.of("--from=" + from, "--to=" + to, "--compare"));
    return result("REPORT", servers.commandLine("report", options));
  }

  /** Of those days, from the lake alone. */
  JsonNode report(LocalDate from, LocalDate to, Path output) throws IOException {
    return result(
        "REPORT", words("report", List.of("--output=" + output, "--from=" + from, "--to=" + to)));
  }

  JsonNode toCsv(String columns, Path output) throws IOException {
    return result(
        "CSV", words("parquet-to-csv", List.of("--output=" + output, "--columns=" + columns)));
  }

  /** Keeps so many days, in all stores. */
  JsonNode retain(int days) throws IOException {
    return inAllStores(
        "RETAINED",
        "retain",
        "--cassandraDays=" + days,
        "--elasticsearchDays=" + days,
        "--lakeDays=" + days);
  }

  /** Of the person that the option names. */
  JsonNode export(String person, Path output) throws IOException {
    return inAllStores("EXPORTED", "export", person, "--output=" + output);
  }

  /** Of the person that the option names. */
  JsonNode erase(String person) throws IOException {
    return inAllStores("ERASED", "erase", person);
  }

  private JsonNode inAllStores(String word, String command, String... options) throws IOException {
    return result(
        word,
        words(
            command, List.of(options), servers.cassandraOptions(), servers.elasticsearchOptions()));
  }

  @SafeVarargs
  private List<String> words(String command, List<String>... options) {
    List<String> words = CommandWords.words(command, options);
    words.addAll(where);
    return words;
  }

  private static JsonNode result(String word, List<String> commandLine) throws IOException {
    return ResultLine.last(InThisProcess.run(0, commandLine), word);
  }
}
