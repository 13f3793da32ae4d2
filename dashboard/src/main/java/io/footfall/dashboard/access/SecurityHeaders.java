package io.footfall.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;

/**
 * Tells browsers that everything comes from here: no foreign or inline script or style, no frame
 * around the page, nothing kept by caches on the way.
 */
public final class SecurityHeaders implements Handler {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "Cache-Control",
          "no-store");

  @Override
  public void handle(Context context) {
    HEADERS.forEach(context::header);
  }
}
