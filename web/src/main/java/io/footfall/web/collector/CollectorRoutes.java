package io.footfall.web.collector;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;

/**
 * Where the collector answers: {@code /v1/clicks} to browsers, {@code /health} (this process
 * serves), {@code /ready} (Kafka takes clicks, else 503) and {@code /metrics} (Prometheus's text)
 * to those who run it.
 */
public final class CollectorRoutes {

  public static final String CLICKS = "/v1/clicks";
  public static final String HEALTH = "/health";
  public static final String READY = "/ready";
  public static final String METRICS = "/metrics";

  private CollectorRoutes() {}

  /** Adds the collector to a server. */
  public static void add(JavalinConfig server, Collector collector) {
    CrossOrigin crossOrigin = new CrossOrigin(collector.settings().allowedOrigins());
    server.router.mount(
        router -> {
          router.before(
              CLICKS,
              request -> {
                if (!crossOrigin.admits(request)) {
                  collector.refuse(
                      request,
                      Refusal.FOREIGN_ORIGIN,
                      "this origin is not on the list; see --allowedOrigin");
                  request.skipRemainingHandlers();
                }
              });
          router.options(CLICKS, request -> request.status(HttpStatus.NO_CONTENT));
          router.post(CLICKS, collector::take);
          router.get(HEALTH, request -> request.result("ok"));
          router.get(
              READY,
              request ->
                  request.future(
                      () ->
                          collector
                              .fault()
                              .thenAccept(
                                  fault ->
                                      request
                                          .status(
                                              fault.isEmpty()
                                                  ? HttpStatus.OK
                                                  : HttpStatus.SERVICE_UNAVAILABLE)
                                          .result(fault.orElse("ok")))));
          router.get(
              METRICS,
              request ->
                  request
                      .contentType("text/plain; version=0.0.4")
                      .result(collector.metrics().text()));
        });
  }
}
