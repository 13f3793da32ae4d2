package io.footfall.launcher;

import io.footfall.launcher.options.HandedOn;
import io.footfall.options.WebServerOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The storefront or the collector alone, in a process of its own that takes the same options: web
 * servers stay off Spark's class path.
 */
@Command
abstract class WebCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;
  private final String part;

  @Spec private CommandSpec command;

  @Mixin
  @SuppressWarnings("unused") // HandedOn reads them
  private WebServerOptions server;

  WebCommand(StopSignal stop, Console console, String part) {
    this.stop = stop;
    this.console = console;
    this.part = part;
  }

  @Override
  public Integer call() throws IOException {
    List<String> all = new ArrayList<>(List.of("--only=" + part));
    all.addAll(HandedOn.of(command));
    try (Companion web = Companion.inForeground("web", "io.footfall.web.WebServer", all)) {
      stop.onRequest(web::letGo);
      web.lines(console::line);
      return web.awaitEnd();
    }
  }
}
