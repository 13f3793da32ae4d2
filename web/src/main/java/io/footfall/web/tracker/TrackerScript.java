package io.footfall.web.tracker;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;

/** Serves {@code tracker.js}; browsers ask again, and are told when they have it already. */
public final class TrackerScript {

  public static final String PATH = "/tracker.js";

  private final byte[] script;
  private final String tag;

  private TrackerScript(byte[] script) {
    this.script = script;
    this.tag = '"' + Hashing.sha256().hashBytes(script).toString().substring(0, 16) + '"';
  }

  /** The script of this build. */
  public static TrackerScript load() {
    URL resource = Resources.getResource(TrackerScript.class, "tracker.js");
    try {
      return new TrackerScript(Resources.toByteArray(resource));
    } catch (IOException e) {
      throw new UncheckedIOException("tracker.js can't be read from the class path", e);
    }
  }

  /** Answers a request for the script. */
  public void serve(Context request) {
    request.header(Header.CACHE_CONTROL, "public, max-age=300").header(Header.ETAG, tag);
    if (tag.equals(request.header(Header.IF_NONE_MATCH))) {
      request.status(HttpStatus.NOT_MODIFIED);
    } else {
      request.contentType("text/javascript; charset=utf-8").result(script);
    }
  }
}
