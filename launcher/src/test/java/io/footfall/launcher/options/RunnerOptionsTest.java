package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.launcher.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.UnmatchedArgumentException;

class RunnerOptionsTest {

  @Command(name = "work")
  private static final class Work {
    @Option(names = "--seconds")
    private int seconds;

    @Mixin private RunnerOptions runner;
  }

  private final Work work = new Work();
  private final CommandLine line = new CommandLine(work);

  @Test
  void whatTheRunnerKnowsReachesIt() {
    RunnerOptions.requireKnown(line.parseArgs("--jobName=nightly", "--seconds=3"));
    assertThat(work.seconds, equalTo(3));
    assertThat(work.runner.arguments(), hasItem("--jobName=nightly"));
  }

  @Test
  void whatNobodyKnowsIsRefused() {
    CommandLine.ParseResult parsed = line.parseArgs("--jobName=nightly", "--secnds=3");
    UnmatchedArgumentException refused =
        assertThrows(UnmatchedArgumentException.class, () -> RunnerOptions.requireKnown(parsed));
    assertThat(refused.getUnmatched(), contains("--secnds=3"));
  }

  @Test
  void withoutAnyThereIsARegionAlone() {
    RunnerOptions.requireKnown(line.parseArgs("--seconds=3"));
    assertThat(work.runner.arguments(), contains("--awsRegion=us-east-1"));
  }

  @Test
  void aRegionThatIsNamedCounts() {
    RunnerOptions.requireKnown(line.parseArgs("--awsRegion=eu-west-1"));
    assertThat(work.runner.arguments(), contains("--awsRegion=eu-west-1"));
  }

  /** Nor does the command begin: neither a server nor a runner is there. */
  @Test
  void aCommandRefusesItBeforeItBegins() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            List.of("clickstream", "--createOnly", "--jobName=nightly", "--topik=clicks"));
    assertThat(code, equalTo(2));
  }
}
