package io.footfall.launcher.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * A small server beside a long-running command: {@code /metrics} for Prometheus, {@code /health}
 * (200 while the process lives) and {@code /ready} (200 while it does its work, 503 while it does
 * not). The JDK's own server: it is asked a few times a minute, and adds nothing to Spark's class
 * path. Who asks by halves is not waited for.
 */
public final class Telemetry implements AutoCloseable {

  private static final String LONGEST_SECONDS = "10";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  static {
    // Before the server's class is there: by itself it gives a thread to each who begins to ask
    for (String limit : List.of("maxReqTime", "maxRspTime")) {
      System.setProperty("sun.net.httpserver." + limit, LONGEST_SECONDS);
    }
  }

  private final String host;
  private final HttpServer server;
  private final ExecutorService threads;
  private final JvmGcMetrics collections;

  private Telemetry(
      String host, HttpServer server, ExecutorService threads, JvmGcMetrics collections) {
    this.host = host;
    this.server = server;
    this.threads = threads;
    this.collections = collections;
  }

  /** A place to count in, that {@link #serve} can show. */
  public static PrometheusMeterRegistry newRegistry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /**
   * Answers at that address.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public static Telemetry serve(
      String host, int port, PrometheusMeterRegistry registry, BooleanSupplier ready) {
    JvmGcMetrics collections = bindJvm(registry);
    SinkMetrics.bindTo(registry);
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      server.createContext("/metrics", exchange -> answer(exchange, OK, registry.scrape()));
      server.createContext("/health", exchange -> answer(exchange, OK, "ok\n"));
      server.createContext(
          "/ready",
          exchange -> {
            boolean isReady = ready.getAsBoolean();
            answer(exchange, isReady ? OK : UNAVAILABLE, isReady ? "ready\n" : "not ready\n");
          });
      ExecutorService threads =
          Executors.newFixedThreadPool(
              2,
              task -> {
                Thread thread = new Thread(task, "telemetry");
                thread.setDaemon(true);
                return thread;
              });
      server.setExecutor(threads);
      server.start();
      return new Telemetry(host, server, threads, collections);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "--metricsPort " + port + " can't be listened at: " + failure.getMessage(), failure);
    }
  }

  private static JvmGcMetrics bindJvm(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    JvmGcMetrics collections = new JvmGcMetrics();
    collections.bindTo(registry);
    return collections;
  }

  /** {@code http://127.0.0.1:9400}. */
  public String address() {
    return "http://" + host + ":" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    collections.close();
  }
}
