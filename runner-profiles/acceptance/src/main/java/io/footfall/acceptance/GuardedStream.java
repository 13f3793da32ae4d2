package io.footfall.acceptance;

import static io.footfall.acceptance.CommandWords.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.footfall.acceptance.security.Logins;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Counts by the runner's own streaming, before servers that ask who is there. */
final class GuardedStream implements AutoCloseable {

  private static final String NAME = "clicks/footfall/stream";

  private final FootfallProcess process;
  private final IndexedFigures indexed;

  private GuardedStream(FootfallProcess process, IndexedFigures indexed) {
    this.process = process;
    this.indexed = indexed;
  }

  static GuardedStream start(GuardedInstallation installation) throws IOException {
    GuardedCommands footfall = installation.commands();
    LoginOptions options = footfall.options();
    FootfallProcess process =
        footfall.start(
            words(
                "clickstream",
                options.kafka(Logins.PIPELINE),
                options.elasticsearch(),
                List.of("--mode=stream", "--earlyInterval=PT1S", "--metricsPort=0")));
    return new GuardedStream(
        process, IndexedFigures.of(installation.servers().unguardedElasticsearch()));
  }

  /** At least so many clicks, which slices have counted before. */
  void counts(int clicks) throws Exception {
    ProcessPage page = ProcessPage.of(process);
    Awaitility.await()
        .atMost(2, TimeUnit.MINUTES)
        .pollInterval(200, TimeUnit.MILLISECONDS)
        .untilAsserted(
            () -> {
              assertThat(page.sum("footfall_records_total"), greaterThanOrEqualTo((double) clicks));
              indexed.refresh();
              assertThat(
                  indexed
                      .read(NAME, FigureKind.PAGE, Grain.DAY, 0, System.currentTimeMillis())
                      .size(),
                  greaterThan(0));
            });
    process.interrupt();
    process.awaitExit(0);
  }

  @Override
  public void close() {
    process.close();
  }
}
