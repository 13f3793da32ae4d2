package io.footfall.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.web.collector.Collector;
import io.footfall.web.collector.CollectorRoutes;
import io.footfall.web.storefront.Mailing;
import io.footfall.web.storefront.StorefrontRoutes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

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

  private static final String LOOPBACK = "127.0.0.1";

  /** What can be served. */
  enum Part {
    STOREFRONT,
    COLLECTOR
  }

  @Option(names = "--only", description = "Serve one part: ${COMPLETION-CANDIDATES}.")
  private @Nullable Part only;

  @Option(
      names = "--host",
      description = "The address to listen at (default: ${DEFAULT-VALUE}).",
      defaultValue = LOOPBACK)
  private String host;

  @Option(
      names = "--storefrontPort",
      description = "The shop's port (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int storefrontPort;

  @Option(
      names = "--collectorPort",
      description = "The collector's port (default: ${DEFAULT-VALUE}).",
      defaultValue = "8081")
  private int collectorPort;

  @Option(
      names = "--collectorUrl",
      paramLabel = "URL",
      description = "The collector as browsers reach it (default: the one started beside).")
  private @Nullable URI collectorUrl;

  @Option(
      names = "--seed",
      description = "The seed of the traffic whose products are sold (default: ${DEFAULT-VALUE}).",
      defaultValue = "42")
  private long seed;

  @Option(
      names = "--endWithInput",
      description = "End when standard input ends: whoever started this holds it open.")
  private boolean endsWithInput;

  @Mixin private CollectorOptions collectorOptions;
  @Mixin private MailingOptions mailingOptions;
  @Mixin private HttpsOptions httpsOptions;

  private final List<AutoCloseable> running = new ArrayList<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private long clicksTaken;

  private WebServer() {}

  /** Serves, and exits with 0 when told to end, with 1 where it can't serve. */
  public static void main(String[] arguments) {
    int exitCode =
        new CommandLine(new WebServer())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(WebServer::explain)
            .execute(arguments);
    System.exit(exitCode);
  }

  /** What went wrong, in words. */
  private static int explain(Exception failure, CommandLine line, ParseResult parsed) {
    line.getErr().println(failure.getMessage());
    if (failure.getCause() != null) {
      line.getErr().println("  because: " + failure.getCause().getMessage());
    }
    return line.getCommandSpec().exitCodeOnExecutionException();
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
    URI clicks =
        collectorUrl == null
            ? URI.create(scheme() + host + ":" + collectorPort + CollectorRoutes.CLICKS)
            : collectorUrl;
    Mailing mailing = mailingOptions.mailing().orElse(null);
    running.add(CassandraSessions::closeAll);
    HttpServer server =
        HttpServer.start(
            host,
            storefrontPort,
            httpsOptions.https().orElse(null),
            config -> StorefrontRoutes.add(config, seed, clicks, mailing));
    running.add(server);
    addresses.put("storefront", server.address().toString());
  }

  private void startCollector() {
    Collector collector =
        Collector.of(
            collectorOptions.settings(origins()), collectorOptions.kafkaClientProperties());
    HttpServer server =
        HttpServer.start(
            host,
            collectorPort,
            httpsOptions.https().orElse(null),
            config -> CollectorRoutes.add(config, collector));
    // The server first when all is closed: what it has taken still goes to Kafka.
    running.add(() -> clicksTaken = collector.clicksTaken());
    running.add(collector);
    running.add(server);
    addresses.put("collector", server.address().toString());
  }

  private String scheme() {
    return httpsOptions.https().isPresent() ? "https://" : "http://";
  }

  /** The shop beside, by both names that a browser on this machine may call it. */
  private List<String> origins() {
    if (only == Part.COLLECTOR) {
      return List.of();
    }
    List<String> origins = new ArrayList<>(List.of(scheme() + host + ":" + storefrontPort));
    if (host.equals(LOOPBACK)) {
      origins.add(scheme() + "localhost:" + storefrontPort);
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
