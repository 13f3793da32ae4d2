package io.footfall.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * The storefront or the collector alone, in a process of its own, which knows the options and
 * answers {@code --help} itself.
 */
@Command
abstract class WebCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;
  private final String part;

  @Unmatched private List<String> arguments = new ArrayList<>();

  WebCommand(StopSignal stop, Console console, String part) {
    this.stop = stop;
    this.console = console;
    this.part = part;
  }

  @Override
  public Integer call() throws IOException {
    List<String> all = new ArrayList<>(List.of("--only=" + part));
    all.addAll(arguments);
    try (Companion web = Companion.inForeground("web", "io.footfall.web.WebServer", all)) {
      stop.onRequest(web::letGo);
      web.lines(console::line);
      return web.awaitEnd();
    }
  }
}
