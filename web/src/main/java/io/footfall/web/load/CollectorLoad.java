package io.footfall.web.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Sends batches to a collector as fast as it takes them, from so many clients at once. Its last
 * line: {@code LOADED
 * {"clicks":..,"clicksPerSecond":..,"p50Millis":..,"p99Millis":..,"refused":..}}, of the time after
 * the warm-up; the quantiles are of requests, from the first byte sent to the last received. Exits
 * 0 when nothing was refused.
 */
@Command(
    name = "collector-load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Measure how many clicks a collector takes. Start it with --clicksPerSecond=1000000, as all come from one address.")
public final class CollectorLoad implements Callable<Integer> {

  @Option(
      names = "--collector",
      paramLabel = "URL",
      description = "Where clicks are posted (default: ${DEFAULT-VALUE}).",
      defaultValue = "http://127.0.0.1:8081/v1/clicks")
  private URI collector;

  @Option(
      names = "--clients",
      description = "How many send at the same time (default: ${DEFAULT-VALUE}).",
      defaultValue = "32")
  private int clients;

  @Option(
      names = "--batch",
      description = "Clicks of a request (default: ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private int batch;

  @Option(
      names = "--warmUp",
      paramLabel = "DURATION",
      description = "How long to send before measuring (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT10S")
  private Duration warmUp;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description = "How long to measure (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT20S")
  private Duration duration;

  private CollectorLoad() {}

  /** Measures, and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new CollectorLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    send(warmUp);
    long start = System.nanoTime();
    LoadClient.Result result = send(duration);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    long clicks = (long) result.taken().count() * batch;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("clicks", clicks);
    line.put("clicksPerSecond", Math.round(clicks / seconds));
    line.put("p50Millis", tenths(result.taken().quantileMillis(0.5)));
    line.put("p99Millis", tenths(result.taken().quantileMillis(0.99)));
    line.put("refused", result.refused());
    System.out.println("LOADED " + new ObjectMapper().writeValueAsString(line));
    return result.refused() == 0 && clicks > 0 ? 0 : 1;
  }

  private LoadClient.Result send(Duration time) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Callable<LoadClient.Result>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        tasks.add(() -> new LoadClient(collector, batch).sendUntil(end));
      }
      LoadClient.Result all = LoadClient.Result.none();
      for (Future<LoadClient.Result> result : threads.invokeAll(tasks)) {
        all = all.plus(result.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static double tenths(double millis) {
    return Math.round(millis * 10) / 10.0;
  }
}
