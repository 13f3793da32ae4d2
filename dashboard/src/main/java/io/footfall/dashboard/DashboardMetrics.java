package io.footfall.dashboard;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;

/**
 * What the dashboard counts of itself: {@code footfall_dashboard_request_seconds} by status, and
 * its memory.
 */
final class DashboardMetrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  DashboardMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
  }

  void answered(Context request, float millis) {
    Timer.builder("footfall.dashboard.request")
        .tag("status", Integer.toString(request.statusCode()))
        .register(registry)
        .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
  }

  String text() {
    return registry.scrape();
  }
}
