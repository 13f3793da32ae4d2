package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer does first: {@code footfall demo}, to its end or to Ctrl-C. At its end it
 * balances, figures agree in all stores, and offers have gone to whom the model names, and only
 * once.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
public abstract class DemoContract {

  /** A bound on hanging; how long it takes is printed, as a busy machine's times prove nothing. */
  private static final long CTRL_C_SECONDS = 60;

  private final boolean weekInLake;

  @TempDir private Path folder;

  /** Demos that end by themselves fill a lake, those that are ended do not. */
  protected DemoContract() {
    this(true);
  }

  /**
   * Demos of which some fill a lake.
   *
   * @param weekInLake whether it is those that end by themselves, after a week of shoppers
   */
  protected DemoContract(boolean weekInLake) {
    this.weekInLake = weekInLake;
  }

  @Test
  protected void balancesSendsOffersOnceAndLeavesNothingBehind() throws Exception {
    try (FootfallProcess demo =
        demo(
            weekInLake,
            "--seconds=5",
            "--history=PT15S",
            "--rate=100",
            "--verify",
            "--offers=twice")) {
      demo.awaitLine("ADDRESSES");
      List<ProcessHandle> servers = demo.descendants();
      assertThat(servers.size(), greaterThan(3));

      demo.awaitExit(0);

      JsonNode ledger = ResultLine.last(demo.output(), "LEDGER");
      JsonNode verified = ResultLine.first(demo.output(), "VERIFY");
      assertThat(verified.get("checked").asLong(), greaterThan(1_000L));
      assertThat(verified.get("differences").asLong(), equalTo(0L));
      assertThat(
          verified.get("stores").toString(),
          equalTo(
              "[\"cassandra\",\"elasticsearch\",\"%s\"]".formatted(weekInLake ? "lake" : "kafka")));
      assertThat(ledger.get("balanced").asBoolean(), equalTo(true));
      assertThat(ledger.get("sent").asLong(), greaterThan(5_000L));
      assertThat(ledger.get("read"), equalTo(ledger.get("sent")));
      assertThat(ledger.get("rowsInCassandra"), equalTo(ledger.get("stored")));
      if (weekInLake) {
        assertThat(
            ledger.get("clicksInLake").asLong(),
            equalTo(ledger.get("stored").asLong() + ledger.get("duplicate").asLong()));
      }
      checkOffers(demo);
      assertThat(servers.stream().filter(ProcessHandle::isAlive).toList(), hasSize(0));
    }
  }

  /** The demo itself holds every mail in the catcher against the sequential model, each time. */
  private static void checkOffers(FootfallProcess demo) throws Exception {
    List<JsonNode> runs = new ArrayList<>();
    for (String line : demo.output().lines().toList()) {
      if (line.startsWith("OFFERS {")) {
        runs.add(ResultLine.last(line, "OFFERS"));
      }
    }
    assertThat(runs, hasSize(2));
    assertThat(runs.get(0).get("sent").asLong(), greaterThan(10L));
    assertThat(runs.get(1).get("sent").asLong(), equalTo(0L));
    for (JsonNode run : runs) {
      long heldBack = 0;
      for (JsonNode count : run.get("heldBack")) {
        heldBack += count.asLong();
      }
      assertThat(
          run.get("sent").asLong() + heldBack + run.get("failed").asLong(),
          equalTo(run.get("lookedAt").asLong()));
    }
  }

  @Test
  protected void endsInOrderOnCtrlC() throws Exception {
    // Pages end as the other demo's do
    try (FootfallProcess demo =
        demo(!weekInLake, "--history=PT0S", "--rate=100", "--no-shop", "--no-dashboard")) {
      demo.awaitLine("stored");
      List<ProcessHandle> servers = demo.descendants();

      long interrupted = System.nanoTime();
      demo.interrupt();

      Awaitility.await()
          .atMost(CTRL_C_SECONDS, TimeUnit.SECONDS)
          .until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(demo.output(), demo.awaitExit(), equalTo(0));
      System.out.printf(
          "Ctrl-C ended the demo in %.1f s%n", (System.nanoTime() - interrupted) / 1e9);
      assertThat(
          ResultLine.last(demo.output(), "LEDGER").get("balanced").asBoolean(), equalTo(true));
    }
  }

  @Test
  protected void refusesAnUnknownOptionWithTheNearest() throws Exception {
    try (FootfallProcess demo = demo(true, "--secnods=5")) {
      assertThat(demo.awaitExit(), equalTo(2));
      assertThat(demo.output(), containsString("--seconds"));
    }
  }

  private FootfallProcess demo(boolean withLake, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("demo"));
    all.addAll(List.of(arguments));
    if (!withLake) {
      all.add("--no-lake");
    }
    return FootfallProcess.start(folder.resolve("demo.log"), all);
  }
}
