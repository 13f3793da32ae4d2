package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code footfall benchmark} runs to its end and says what it found; at this size the figures mean
 * nothing, but that every contender has stored every event does.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class BenchmarkContract {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  protected void comparesTheSinksWithABareLoop() throws Exception {
    List<String> arguments =
        List.of(
            "benchmark",
            "--job=sinks",
            "--events=2000",
            "--maxEventsPerSlice=1000",
            "--warmUps=0",
            "--repetitions=1");
    try (FootfallProcess benchmark =
        FootfallProcess.start(folder.resolve("benchmark.log"), arguments)) {
      assertThat(benchmark.output(), benchmark.awaitExit(), equalTo(0));

      List<String> lines = benchmark.output().lines().toList();
      List<JsonNode> cells = new ArrayList<>();
      for (String line : lines) {
        if (line.startsWith("BENCH ")) {
          cells.add(JSON.readTree(line.substring("BENCH ".length())));
        }
      }
      assertThat(cells, hasSize(3));
      for (JsonNode cell : cells) {
        assertThat(cell.get("events"), equalTo(cells.get(0).get("events")));
        assertThat(cell.get("eventsPerSecond").asLong(), greaterThan(0L));
        assertThat(cell.get("cpuMicrosPerEvent").asDouble(), greaterThan(0.0));
      }
      String last = lines.get(lines.size() - 1);
      assertThat(last, startsWith("RATIO {"));
      JsonNode ratio = JSON.readTree(last.substring("RATIO ".length()));
      assertThat(ratio.get("pipelineToBareLoop").asDouble(), greaterThan(0.0));
    }
  }
}
