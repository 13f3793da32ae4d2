package io.footfall.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.model.WrongOptionException;
import io.footfall.options.CollectorOptions;
import io.footfall.options.FailureInWords;
import io.footfall.options.StorefrontOptions;
import io.footfall.options.WebServerOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.web.collector.Collector;
import io.footfall.web.collector.CollectorRoutes;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The storefront and the collector, or one of them, until the process is told to end. When both
 * listen, one line on standard output: {@code ADDRESSES {"storefront":"http://..","collector":..}}.
 * When it ends with its input, another: {@code TAKEN {"clicks":..}}, all that Kafka has
 * acknowledged.
 */
@Command(
    name = "web",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Serve the shop and its tracker, and take their clicks into Kafka. Kafka may be down at the start.")
public final class WebServer implements Callable<Integer> {

  /** What can be served. */
  enum Part {
    STOREFRONT,
    COLLECTOR
  }

  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  @Option(names = "--only", description = "Serve one part: ${COMPLETION-CANDIDATES}.")
  private @Nullable Part only;

  @Option(
      names = "--endWithInput",
      description = "End when standard input ends: whoever started this holds it open.")
  private boolean endsWithInput;

  @Mixin private WebServerOptions server;
  @Mixin private StorefrontOptions storefront;
  @Mixin private CollectorOptions collector;

  private final List<AutoCloseable> running = new ArrayList<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private long clicksTaken;

  private WebServer() {}

  /**
   * Serves, and exits with 0 when told to end, with 2 where an option is wrong, with 1 where it
   * can't serve.
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new WebServer())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new FailureInWords());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "close-web"));
    if (only != Part.COLLECTOR) {
      startStorefront();
    }
    if (only != Part.STOREFRONT) {
      startCollector();
    }
    System.out.println("ADDRESSES " + new ObjectMapper().writeValueAsString(addresses));
    if (endsWithInput) {
      // Nothing is ever said on it; only its end counts.
      System.in.transferTo(OutputStream.nullOutputStream());
      closeAll();
      System.out.println("TAKEN {\"clicks\":" + clicksTaken + "}");
    } else {
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private void startStorefront() {
    URI clicks = storefront.collectorUrl().orElseGet(this::collectorBeside);
    running.add(CassandraSessions::closeAll);
    listen("storefront", storefront.port(), ConfiguredStorefront.routes(storefront, clicks));
  }

  private URI collectorBeside() {
    if (EVERY_ADDRESS.contains(server.host())) {
      throw new WrongOptionException(
          "--collectorUrl must say where browsers post clicks: none can post them to --host="
              + server.host());
    }
    return URI.create(origin(server.host(), collector.port()) + CollectorRoutes.CLICKS);
  }

  private void startCollector() {
    Collector taking = ConfiguredCollector.open(collector, originsBeside());
    // The server first when all is closed: what it has taken still goes to Kafka.
    running.add(() -> clicksTaken = taking.clicksTaken());
    running.add(taking);
    listen("collector", collector.port(), config -> CollectorRoutes.add(config, taking));
  }

  private void listen(String name, int port, Consumer<JavalinConfig> routes) {
    HttpServer listening = HttpServer.start(server.host(), port, https().orElse(null), routes);
    running.add(listening);
    addresses.put(name, listening.address().toString());
  }

  /** Empty where plain HTTP is served. */
  private Optional<Https> https() {
    return server.keyStore().map(keyStore -> new Https(keyStore, server.password()));
  }

  private String origin(String host, int port) {
    return (server.keyStore().isPresent() ? "https://" : "http://") + host + ":" + port;
  }

  /** The shop beside, by both names that a browser on this machine may call it. */
  private List<String> originsBeside() {
    if (only == Part.COLLECTOR) {
      return List.of();
    }
    List<String> origins = new ArrayList<>(List.of(origin(server.host(), storefront.port())));
    if (server.host().equals(WebServerOptions.LOOPBACK)) {
      origins.add(origin("localhost", storefront.port()));
    }
    return origins;
  }

  /** From the last opened to the first; what is closed stays closed. */
  private synchronized void closeAll() {
    while (!running.isEmpty()) {
      AutoCloseable last = running.remove(running.size() - 1);
      try {
        last.close();
      } catch (Exception e) {
        throw new IllegalStateException("Not closed in order: " + last, e);
      }
    }
  }
}
