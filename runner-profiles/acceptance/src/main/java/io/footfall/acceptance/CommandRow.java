package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands that one process runs, one after another: most of them are over in a second, and a JVM
 * takes several to start. Comes in: their words; goes out: what each has said and come to.
 */
final class CommandRow implements AutoCloseable {

  private final FootfallProcess process;
  private final List<Path> outputs;

  private CommandRow(FootfallProcess process, List<Path> outputs) {
    this.process = process;
    this.outputs = outputs;
  }

  /** Starts the first of them; what is printed goes into files of that folder, under that name. */
  static CommandRow start(
      Path folder, String name, Map<String, String> environment, List<List<String>> commands)
      throws IOException {
    List<Path> outputs = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (List<String> words : commands) {
      if (!outputs.isEmpty()) {
        arguments.add(CommandsInARow.NEXT);
      }
      outputs.add(folder.resolve(name + "-" + outputs.size() + "-" + words.get(0) + ".log"));
      arguments.add(outputs.get(outputs.size() - 1).toString());
      arguments.addAll(words);
    }
    return new CommandRow(
        FootfallProcess.start(
            folder.resolve(name + ".log"), environment, CommandsInARow.class, arguments),
        outputs);
  }

  ProcessHandle handle() {
    return process.handle();
  }

  /** What the command at that place has printed, once all are over; it ended with that code. */
  String output(int place, int exitCode) throws IOException, InterruptedException {
    process.awaitExit(0);
    String output = Files.readString(outputs.get(place));
    List<String> codes =
        process.output().lines().filter(line -> line.startsWith(CommandsInARow.ENDED)).toList();
    assertThat(output, codes.get(place), equalTo(CommandsInARow.ENDED + exitCode));
    return output;
  }

  /** What it said last. */
  JsonNode result(int place, int exitCode) throws IOException, InterruptedException {
    return ResultLine.last(output(place, exitCode));
  }

  @Override
  public void close() {
    process.close();
  }
}
