package io.footfall.web.storefront;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.javalin.http.Context;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.session.DefaultSessionCache;
import org.eclipse.jetty.server.session.NullSessionDataStore;
import org.eclipse.jetty.server.session.Session;
import org.eclipse.jetty.server.session.SessionHandler;

/**
 * The shopper of a request. A session begins with the first thing to remember, not before; and
 * where there are too many, those that were used least end: whoever comes back to one has an empty
 * cart.
 */
final class Sessions {

  private static final String SHOPPER = "shopper";
  private static final Duration IDLE = Duration.ofHours(2);

  /** A kilobyte or two each. */
  private static final int MOST = 50_000;

  private Sessions() {}

  /** Sessions in memory, by a cookie that scripts can't read and other sites can't send along. */
  static SessionHandler handler() {
    return handler(MOST);
  }

  /** The same for so many. */
  static SessionHandler handler(int most) {
    SessionHandler handler = new SessionHandler();
    DefaultSessionCache sessions = new DefaultSessionCache(handler, bounded(most).asMap());
    sessions.setSessionDataStore(new NullSessionDataStore());
    handler.setSessionCache(sessions);
    handler.setHttpOnly(true);
    handler.setSameSite(SameSite.LAX);
    handler.setMaxInactiveInterval(Math.toIntExact(IDLE.toSeconds()));
    return handler;
  }

  private static Cache<String, Session> bounded(int most) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .removalListener(
            (String id, Session session, RemovalCause cause) -> {
              if (cause.wasEvicted() && session.isValid()) {
                // Its timer would hold it for two hours yet
                session.invalidate();
              }
            })
        .build();
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
