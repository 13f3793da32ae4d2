package io.footfall.web.storefront;

import io.javalin.http.Context;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.session.SessionHandler;

/** The shopper of a request. A session begins with the first thing to remember, not before. */
final class Sessions {

  private static final String SHOPPER = "shopper";
  private static final Duration IDLE = Duration.ofHours(2);

  private Sessions() {}

  /** Sessions in memory, by a cookie that scripts can't read and other sites can't send along. */
  static SessionHandler handler() {
    SessionHandler handler = new SessionHandler();
    handler.setHttpOnly(true);
    handler.setSameSite(SameSite.LAX);
    handler.setMaxInactiveInterval(Math.toIntExact(IDLE.toSeconds()));
    return handler;
  }

  static Shopper shopper(Context request) {
    Shopper known =
        request.req().getSession(false) == null ? null : request.sessionAttribute(SHOPPER);
    return known == null ? Shopper.unknown() : known;
  }

  static void keep(Context request, Shopper shopper) {
    request.sessionAttribute(SHOPPER, shopper);
  }
}
