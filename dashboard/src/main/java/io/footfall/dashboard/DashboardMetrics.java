package io.footfall.dashboard;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the dashboard counts of itself: {@code footfall_dashboard_request_seconds} by status, the
 * pages that listen, and its memory.
 */
final class DashboardMetrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * @param pages how many listen
   */
  DashboardMetrics(Supplier<Number> pages) {
    Gauge.builder("footfall.dashboard.pages", pages)
        .description("Pages that listen to the live feed")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
  }

  void answered(Context request, float millis) {
    if (request.path().equals(DashboardRoutes.LIVE)) {
      // It ends when the page is closed, after hours: that is no time that anybody waited
      return;
    }
    Timer.builder("footfall.dashboard.request")
        .tag("status", Integer.toString(request.statusCode()))
        .register(registry)
        .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
  }

  String text() {
    return registry.scrape();
  }
}
