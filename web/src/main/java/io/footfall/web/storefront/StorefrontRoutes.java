package io.footfall.web.storefront;

import io.footfall.web.tracker.TrackerScript;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The shop's pages, its style and scripts, and the tracker. */
public final class StorefrontRoutes {

  public static final String HEALTH = "/health";
  public static final String READY = "/ready";
  public static final String METRICS = "/metrics";

  private StorefrontRoutes() {}

  /**
   * Adds the shop to a server, one that writes to nobody.
   *
   * @param catalogueSeed the seed of the traffic whose products are sold
   * @param clicks where the tracker posts clicks
   */
  public static void add(JavalinConfig server, long catalogueSeed, URI clicks) {
    add(server, catalogueSeed, clicks, null);
  }

  /**
   * Adds the shop to a server.
   *
   * @param mailing what is done for mails with offers; null for nothing
   */
  public static void add(
      JavalinConfig server, long catalogueSeed, URI clicks, @Nullable Mailing mailing) {
    Shop shop = Shop.ofSeed(catalogueSeed);
    Pages pages = new Pages(clicks, shop.categories());
    TrackerScript tracker = TrackerScript.load();
    String policy = contentSecurityPolicy(clicks);
    StorefrontMetrics metrics = new StorefrontMetrics();
    server.requestLogger.http(metrics::answered);
    server.jetty.modifyServletContextHandler(
        context -> context.setSessionHandler(Sessions.handler()));
    server.staticFiles.add(
        files -> {
          files.hostedPath = "/assets";
          files.directory = "io/footfall/web/storefront/assets";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "public, max-age=300");
        });
    server.router.mount(
        router -> {
          router.before(
              request ->
                  request
                      .header("Content-Security-Policy", policy)
                      .header("X-Content-Type-Options", "nosniff")
                      .header("Referrer-Policy", "strict-origin-when-cross-origin"));
          router.get(HEALTH, request -> request.result("ok"));
          // Every page is made of what the process holds itself
          router.get(READY, request -> request.result("ready"));
          router.get(
              METRICS,
              request -> request.contentType("text/plain; version=0.0.4").result(metrics.text()));
          router.get(TrackerScript.PATH, tracker::serve);
          new BrowsePages(shop, pages).addTo(router);
          new CartPages(shop, pages).addTo(router);
          new CheckoutPages(pages).addTo(router);
          new AccountPages(pages, mailing).addTo(router);
          if (mailing != null) {
            mailing.unsubscribing().addTo(router, pages);
          }
          router.error(
              HttpStatus.NOT_FOUND,
              request -> pages.show(request, "missing", "Not found", Map.of()));
        });
  }

  /** Our own files, and the collector: an injected script would have nowhere to go. */
  private static String contentSecurityPolicy(URI clicks) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
        + clicks.resolve("/")
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }
}
