package io.footfall.web.collector;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import java.util.Set;

/** Where the collector answers, and to whom. */
public final class CollectorRoutes {

  public static final String CLICKS = "/v1/clicks";

  private CollectorRoutes() {}

  /** Adds the collector to a server: its routes, its limit of a body, its list of origins. */
  public static void add(JavalinConfig server, Collector collector) {
    CollectorSettings settings = collector.settings();
    Set<String> origins = Set.copyOf(settings.allowedOrigins());
    server.http.maxRequestSize = settings.mostBytes();
    server.router.mount(
        router -> {
          router.before(
              CLICKS,
              request -> {
                String origin = request.header("Origin");
                if (origin != null && origins.contains(origin)) {
                  request.header("Access-Control-Allow-Origin", origin);
                  request.header("Access-Control-Allow-Methods", "POST");
                  request.header("Access-Control-Allow-Headers", "Content-Type");
                  request.header("Vary", "Origin");
                }
              });
          router.options(CLICKS, request -> request.status(HttpStatus.NO_CONTENT));
          router.post(CLICKS, collector::take);
          router.get("/health", request -> request.result("ok"));
          router.get(
              "/metrics",
              request ->
                  request.contentType("text/plain; version=0.0.4").result(collector.metrics()));
        });
  }
}
