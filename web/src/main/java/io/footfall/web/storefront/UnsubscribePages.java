package io.footfall.web.storefront;

import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.model.ClaimKey;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraUnavailableException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /unsubscribe/TOKEN}, the link in every mail. GET shows a page with a button and changes
 * nothing, as programs that look for dangerous links follow every one. POST takes the recipient off
 * and says so, without a login, a cookie or a redirect (RFC 8058); twice is as good as once.
 *
 * <p>404: the token is none of ours. 503 with Retry-After: it could not be written down.
 */
public final class UnsubscribePages {

  public static final String PATH = "/unsubscribe/";

  private static final Logger LOG = LoggerFactory.getLogger(UnsubscribePages.class);
  private static final String RETRY_AFTER_SECONDS = "60";

  private final UnsubscribeLinks links;
  private final SuppressionStore suppressions;
  private final Clock clock;

  private UnsubscribePages(UnsubscribeLinks links, SuppressionStore suppressions, Clock clock) {
    this.links = links;
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /** Pages for links of that key. */
  public static UnsubscribePages of(UnsubscribeLinks links, SuppressionStore suppressions) {
    return new UnsubscribePages(links, suppressions, Clock.systemUTC());
  }

  /** Adds them to a shop. */
  void addTo(JavalinDefaultRouting router, Pages pages) {
    router.get(
        PATH + "{token}",
        request -> {
          claimOf(request);
          pages.show(request, "unsubscribe", "No more offers", Map.of("isDone", false));
        });
    router.post(PATH + "{token}", request -> takeOff(request, pages));
  }

  private void takeOff(Context request, Pages pages) {
    ClaimKey claim = claimOf(request);
    try {
      suppressions.suppress(
          claim.recipient(),
          SuppressionReason.OPT_OUT,
          "link of " + claim.campaign(),
          clock.instant());
    } catch (CassandraUnavailableException e) {
      LOG.warn("An opt-out could not be written down; who asked was told to come back", e);
      request
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .header("Retry-After", RETRY_AFTER_SECONDS)
          .result("We could not write that down. Please try again in a minute.");
      return;
    }
    pages.show(request, "unsubscribe", "No more offers", Map.of("isDone", true));
  }

  private ClaimKey claimOf(Context request) {
    return links
        .read(request.pathParam("token"))
        .orElseThrow(() -> new NotFoundResponse("no link of ours"));
  }
}
