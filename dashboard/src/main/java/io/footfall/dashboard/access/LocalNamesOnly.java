package io.footfall.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.regex.Pattern;

/**
 * Refuses requests that call this machine by a foreign name: a page elsewhere could otherwise have
 * its own name resolved to 127.0.0.1 and read the figures (DNS rebinding).
 */
public final class LocalNamesOnly implements Handler {

  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

  @Override
  public void handle(Context context) {
    String host = context.host();
    if (host == null || !LOCAL.matcher(host).matches()) {
      throw new ForbiddenResponse(
          "The dashboard listens at localhost alone: open it as http://127.0.0.1:<port>, or start it with --host");
    }
  }
}
