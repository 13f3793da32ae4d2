package io.footfall.web.collector;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/**
 * Which sites' pages may send: those on the list, and the collector's own. A browser would send a
 * plain text to anybody and only hide the answer, so pages of other sites are refused, not just
 * left without the headers.
 */
final class CrossOrigin {

  private static final String ONE_DAY_SECONDS = "86400";

  private final Set<String> allowed;

  CrossOrigin(List<String> allowedOrigins) {
    this.allowed = Set.copyOf(allowedOrigins);
  }

  /** Writes the headers for a page that may send; false for one that may not. */
  boolean admits(Context request) {
    request.header("Vary", "Origin");
    String origin = request.header("Origin");
    if (origin == null || origin.equals(request.scheme() + "://" + request.host())) {
      return true;
    }
    if (!allowed.contains(origin)) {
      return false;
    }
    request.header("Access-Control-Allow-Origin", origin);
    // No cookie is read here, but sendBeacon always offers them, and browsers want them allowed.
    request.header("Access-Control-Allow-Credentials", "true");
    request.header("Access-Control-Allow-Methods", "POST");
    request.header("Access-Control-Allow-Headers", "Content-Type");
    request.header("Access-Control-Expose-Headers", "Retry-After");
    request.header("Access-Control-Max-Age", ONE_DAY_SECONDS);
    return true;
  }
}
