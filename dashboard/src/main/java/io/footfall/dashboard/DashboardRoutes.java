package io.footfall.dashboard;

import io.footfall.dashboard.feed.LiveFeed;
import io.footfall.dashboard.feed.ReportCache;
import io.footfall.dashboard.query.FiguresUnavailableException;
import io.footfall.dashboard.query.PresentFigures;
import io.footfall.dashboard.query.Segment;
import io.footfall.dashboard.query.TimeRange;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;

/**
 * {@code GET /api/figures?range=1h} (or {@code from=..&to=..}) {@code
 * &country=DE&device=mobile&channel=Email}: the report; {@code GET /api/live}: the feed; {@code GET
 * /health} (the process serves), {@code /ready} (and Elasticsearch answers, else 503), {@code
 * /metrics} (Prometheus's text). What goes wrong is told as {@code {"message":..}}: 400 for a
 * question that can't be understood, 503 without Elasticsearch, and for a feed that has too many
 * pages.
 */
final class DashboardRoutes {

  static final String LIVE = "/api/live";

  private final ReportCache reports;
  private final LiveFeed feed;
  private final PresentFigures present;
  private final DashboardMetrics metrics;
  private final Clock clock;

  DashboardRoutes(
      ReportCache reports,
      LiveFeed feed,
      PresentFigures present,
      DashboardMetrics metrics,
      Clock clock) {
    this.reports = reports;
    this.feed = feed;
    this.present = present;
    this.metrics = metrics;
    this.clock = clock;
  }

  void add(JavalinDefaultRoutingApi<?> router) {
    router.get("/api/figures", this::figures);
    router.before(LIVE, feed::requireRoom);
    router.sse(LIVE, feed::add);
    router.get("/health", context -> context.result("ok"));
    router.get("/ready", this::ready);
    router.get(
        "/metrics",
        context -> context.contentType("text/plain; version=0.0.4").result(metrics.text()));
    router.exception(
        FiguresUnavailableException.class,
        (e, context) -> tell(context, HttpStatus.SERVICE_UNAVAILABLE, e));
    router.exception(
        IllegalArgumentException.class, (e, context) -> tell(context, HttpStatus.BAD_REQUEST, e));
    router.exception(
        DateTimeParseException.class, (e, context) -> tell(context, HttpStatus.BAD_REQUEST, e));
  }

  /** Fails as a question does while Elasticsearch does not answer. */
  private void ready(Context context) {
    present.at(clock.instant());
    context.result("ready");
  }

  private void figures(Context context) {
    Instant now = clock.instant();
    TimeRange range =
        TimeRange.parse(
            now, context.queryParam("range"), context.queryParam("from"), context.queryParam("to"));
    Segment segment =
        Segment.of(
            context.queryParam("country"),
            context.queryParam("device"),
            context.queryParam("channel"));
    String revision = Objects.requireNonNullElse(context.queryParam("revision"), "");
    context
        .contentType(ContentType.APPLICATION_JSON)
        .result(reports.get(range, segment, now, revision));
  }

  private static void tell(Context context, HttpStatus status, RuntimeException problem) {
    context.status(status).json(Map.of("message", String.valueOf(problem.getMessage())));
  }
}
