package io.footfall.launcher;

import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.reprocess.Reprocess;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code footfall reprocess}: slices taken in again, after a mistake was mended. */
@Command(
    name = "reprocess",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Read slices from Kafka again, and put stored clicks, memories, visits and figures right by what this build and these"
            + " options make of them. Nothing is counted twice; duplicates and rejects stay what they were. Stop the"
            + " clickstream first.")
final class ReprocessCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec command;
  @Mixin private ClickstreamOptions clickstream;
  @Mixin private RunnerOptions runner;

  @Option(names = "--fromSlice", paramLabel = "NUMBER", description = "The first slice.")
  private @Nullable Long fromSlice;

  @Option(names = "--toSlice", paramLabel = "NUMBER", description = "The last slice.")
  private @Nullable Long toSlice;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Instead: the slices that were planned from then on, 2026-03-01T10:00:00Z ...")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "... and before then.")
  private @Nullable Instant to;

  @Option(
      names = "--leaseTtl",
      paramLabel = "DURATION",
      description =
          "How long one that was killed keeps others from its source, at least PT5S (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "PT30S")
  private Duration leaseTtl;

  ReprocessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean byNumber = fromSlice != null && toSlice != null;
    if (byNumber == (from != null && to != null)) {
      throw new ParameterException(
          command.commandLine(), "Give --fromSlice and --toSlice, or --from and --to");
    }
    try (RunnerSession session = RunnerProfile.onClassPath().open(runner.arguments())) {
      Reprocess reprocess = Reprocess.of(clickstream.settings(), session, leaseTtl);
      Reprocess.Result result =
          byNumber ? reprocess.slices(fromSlice, toSlice) : reprocess.planned(from, to);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("slices", result.slices());
      line.putAll(result.counts());
      result
          .days()
          .ifPresent(
              days -> {
                line.put("from", days.first().toString());
                line.put("to", days.last().toString());
              });
      result
          .figures()
          .ifPresent(
              figures -> {
                line.put("figures", figures.checked());
                line.put("figuresCorrected", figures.differing());
              });
      console.result("REPROCESS", line);
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }
}
