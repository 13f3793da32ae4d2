package io.footfall.launcher;

import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.soak.Soak;
import io.footfall.launcher.soak.SoakServers;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.verify.Verification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall soak}: traffic under random faults, checked window by window. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Start servers, traffic and the clickstream pipeline, kill and freeze any of them at random, and check after every"
            + " window that nothing was lost and nothing counted twice. Ends at the first difference.")
final class SoakCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;

  @Option(
      names = "--minutes",
      description = "How long, checks included (default: ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private long minutes;

  @Option(
      names = "--seed",
      description = "What traffic and faults start from (default: ${DEFAULT-VALUE}).",
      defaultValue = "42")
  private long seed;

  @Option(
      names = "--rate",
      description = "Records a second (default: ${DEFAULT-VALUE}).",
      defaultValue = "500")
  private double rate;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "How long there are faults before a check (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT2M")
  private Duration window;

  @Mixin private RunnerOptions runner;

  SoakCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> runnerArguments = runner.arguments();
    console.line(
        "Soaking the clickstream on the "
            + RunnerProfile.onClassPath().name()
            + " runner, seed "
            + seed);
    stop.heed();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    try (SoakServers servers = SoakServers.start(runnerArguments, seed, this::endsWithin)) {
      console.line("  output of the pipeline: " + servers.pipelineOutput());
      Soak soak = servers.soak();
      int windows = 0;
      List<String> differences = List.of();
      while (differences.isEmpty() && System.nanoTime() < end && !stop.isRequested()) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration length = left.compareTo(window) < 0 ? left : window;
        Verification verification = soak.window(seed + windows, rate, length);
        windows++;
        differences = differences(soak, verification);
        console.line(
            String.format(
                Locale.ROOT,
                "window %d: %,d records sent so far, faults %s: %s",
                windows,
                soak.truth().sent(),
                soak.faults(),
                differences.isEmpty() ? "nothing missing, nothing twice" : "DIFFERENCES"));
        differences.forEach(difference -> console.line("DIFFERENCE: " + difference));
      }
      console.result("SOAK", line(soak, windows, differences));
      return differences.isEmpty() ? 0 : 1;
    }
  }

  private boolean endsWithin(Duration time) throws InterruptedException {
    return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<String> differences(Soak soak, Verification verification) {
    Ledger ledger = new Ledger(verification.journal().slices(), verification.journal().outcomes());
    return new SelfCheck(
            new DemoRun.Outcome(soak.truth(), 0, ledger), verification, Optional.empty())
        .differences();
  }

  private Map<String, Object> line(Soak soak, int windows, List<String> differences) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("minutes", minutes);
    line.put("seed", seed);
    line.put("windows", windows);
    line.put("faults", soak.faults());
    line.put("sent", soak.truth().sent());
    line.put("stored", soak.truth().stored());
    line.put("differences", differences.size());
    return line;
  }
}
