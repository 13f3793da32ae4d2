package io.footfall.launcher;

import io.footfall.launcher.options.ElasticsearchOptions;
import io.footfall.options.DashboardOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall dashboard}: the live page over an Elasticsearch that is there. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Serve the live page over the figures in Elasticsearch. Reads only. Elasticsearch may be down at the start.")
final class DashboardCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;

  @Mixin private DashboardOptions dashboard;
  @Mixin private ElasticsearchOptions elasticsearch;

  DashboardCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(dashboard.arguments());
    arguments.addAll(elasticsearch.arguments(elasticsearch.settings()));
    try (Companion running =
        Companion.inForeground("dashboard", "io.footfall.dashboard.DashboardServer", arguments)) {
      stop.onRequest(running::letGo);
      running.lines(console::line);
      return running.awaitEnd();
    }
  }
}
