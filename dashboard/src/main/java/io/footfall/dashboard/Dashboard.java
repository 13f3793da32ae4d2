package io.footfall.dashboard;

import io.footfall.dashboard.access.AccessToken;
import io.footfall.dashboard.access.LocalNamesOnly;
import io.footfall.dashboard.access.SecurityHeaders;
import io.footfall.dashboard.feed.LiveFeed;
import io.footfall.dashboard.feed.ReportCache;
import io.footfall.dashboard.query.FigureIndex;
import io.footfall.dashboard.query.FigureReport;
import io.footfall.dashboard.query.PresentFigures;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * The page, its figures and its live feed, served until closed. Elasticsearch may be down at the
 * start: the page says so and goes on by itself.
 */
public final class Dashboard implements AutoCloseable {

  private static final String PAGE = "/io/footfall/dashboard/page";

  private final Javalin server;
  private final LiveFeed feed;
  private final URI address;

  private Dashboard(Javalin server, LiveFeed feed, URI address) {
    this.server = server;
    this.feed = feed;
    this.address = address;
  }

  /** Listens; fails with {@link IllegalStateException} where the port is taken. */
  public static Dashboard start(DashboardSettings settings) {
    FigureIndex index = FigureIndex.at(settings.elasticsearch());
    PresentFigures present = PresentFigures.of(index);
    LiveFeed feed = LiveFeed.start(present, Clock.systemUTC(), settings.mostPages());
    DashboardMetrics metrics = new DashboardMetrics(feed::pages);
    DashboardRoutes routes =
        new DashboardRoutes(
            ReportCache.of(FigureReport.of(index)), feed, present, metrics, Clock.systemUTC());
    Javalin server =
        Javalin.create(
            config -> {
              config.requestLogger.http(metrics::answered);
              configure(config, settings, routes);
            });
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      feed.close();
      throw new IllegalStateException(
          settings.host()
              + ":"
              + settings.port()
              + " can't be listened at; choose another --port or --host",
          e);
    }
    return new Dashboard(
        server, feed, URI.create("http://" + settings.host() + ":" + server.port()));
  }

  /** {@code http://127.0.0.1:8090}, without a slash. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    feed.close();
    server.stop();
  }

  private static void configure(
      JavalinConfig config, DashboardSettings settings, DashboardRoutes routes) {
    config.showJavalinBanner = false;
    config.startupWatcherEnabled = false;
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = PAGE;
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    config.router.mount(
        router -> {
          router.before(new SecurityHeaders());
          if (settings.isLocal()) {
            router.before(new LocalNamesOnly());
          }
          if (settings.token() != null) {
            router.before(AccessToken.of(settings.token()));
          }
          routes.add(router);
        });
  }
}
