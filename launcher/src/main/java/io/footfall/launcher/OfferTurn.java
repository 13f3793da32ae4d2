package io.footfall.launcher;

import io.footfall.offers.Delivery;
import io.footfall.offers.OfferSummary;
import io.footfall.offers.Offers;
import io.footfall.offers.model.Verdict;
import io.footfall.pipelines.cassandra.CassandraUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One run of the offers as a person follows it: a line every ten seconds, reason by reason with
 * some examples at the end, and the line for machines. That one is printed when the run fails, too,
 * with what was done until then.
 */
final class OfferTurn {

  private static final long SECONDS_BETWEEN_LINES = 10;
  private static final int EXAMPLES = 3;

  private final Console console;
  private final Offers offers;
  private final @Nullable Path list;

  /**
   * @param list where every decision is written to, if anywhere
   */
  OfferTurn(Console console, Offers offers, @Nullable Path list) {
    this.console = console;
    this.offers = offers;
    this.list = list;
  }

  /**
   * Runs once.
   *
   * @param delivery how mails leave; null for a dry run
   */
  OfferSummary run(@Nullable Delivery delivery) {
    Offers.Run run = offers.open();
    console.line((delivery == null ? "Looking" : "Offering") + ", as of " + run.asOf() + " ...");
    ScheduledExecutorService progress =
        Executors.newSingleThreadScheduledExecutor(OfferTurn::daemon);
    try {
      // It ends with the executor, and says itself what goes wrong
      Future<?> unused =
          progress.scheduleWithFixedDelay(
              () -> showProgress(run),
              SECONDS_BETWEEN_LINES,
              SECONDS_BETWEEN_LINES,
              TimeUnit.SECONDS);
      OfferSummary summary = delivery == null ? run.list() : run.send(delivery);
      progress.shutdownNow();
      show(run, summary);
      return summary;
    } catch (RuntimeException e) {
      progress.shutdownNow();
      showWhatWasDone(run, e);
      throw e;
    }
  }

  private void showProgress(Offers.Run run) {
    try {
      OfferSummary summary = run.soFar();
      console.live(
          String.format(
              Locale.ROOT,
              "%,d looked at   %,d frequent   %,d sent   %,d failed",
              summary.lookedAt(),
              summary.frequent(),
              summary.sent(),
              summary.failed()));
    } catch (CassandraUnavailableException away) {
      // What ends the run says why
      console.live("Cassandra does not answer ...");
    }
  }

  private void show(Offers.Run run, OfferSummary summary) {
    Map<Verdict, List<String>> examples = new EnumMap<>(Verdict.class);
    try (DecisionList file = DecisionList.to(list)) {
      run.forEachDecision(
          decision -> {
            file.add(decision);
            List<String> some =
                examples.computeIfAbsent(decision.verdict(), verdict -> new ArrayList<>());
            if (some.size() < EXAMPLES) {
              some.add(decision.visitorId() + " (" + decision.detail() + ")");
            }
          });
    }
    examples.forEach(
        (verdict, some) ->
            console.line(
                String.format(
                    Locale.ROOT,
                    "  %,9d  %-20s %s%s",
                    summary.totals().get(verdict),
                    verdict.wireName(),
                    String.join(", ", some),
                    summary.totals().get(verdict) > some.size() ? ", .." : "")));
    if (summary.totals().containsKey(Verdict.OPEN_CLAIM)
        || summary.totals().containsKey(Verdict.UNKNOWN)) {
      console.line("  Some claims are open: footfall offers claims lists what can be done.");
    }
    console.result("OFFERS", summary.line());
  }

  private void showWhatWasDone(Offers.Run run, RuntimeException failure) {
    try {
      console.result("OFFERS", run.soFar().line());
    } catch (CassandraUnavailableException e) {
      failure.addSuppressed(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress of offers");
    thread.setDaemon(true);
    return thread;
  }
}
