package io.footfall.web.storefront;

import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes pages from templates, every value escaped for HTML, with what all pages share: who is
 * there, what is in the cart, what is new, and where the tracker sends.
 */
final class Pages {

  private final PebbleEngine engine;
  private final URI clicks;
  private final List<String> categories;

  Pages(URI clicks, List<String> categories) {
    ClasspathLoader loader = new ClasspathLoader();
    loader.setPrefix("io/footfall/web/storefront/pages");
    loader.setSuffix(".html");
    this.engine =
        new PebbleEngine.Builder().loader(loader).strictVariables(true).autoEscaping(true).build();
    this.clicks = clicks;
    this.categories = List.copyOf(categories);
  }

  /** Answers with the page, and takes the shopper's news off: it has been told. */
  void show(Context request, String template, String title, Map<String, Object> values) {
    Shopper shopper = Sessions.shopper(request);
    Map<String, Object> model = new HashMap<>(values);
    model.put("title", title);
    model.put("path", request.path());
    model.put("categories", categories);
    model.put("clicks", clicks.toString());
    model.put("cart", CartView.of(shopper.cart()));
    model.put("account", shopper.account());
    model.put("news", shopper.news() == null ? "" : shopper.news().name());
    StringWriter page = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(page, model);
    } catch (IOException e) {
      throw new UncheckedIOException("The page " + template + " can't be written", e);
    }
    if (shopper.news() != null) {
      Sessions.keep(request, shopper.withNews(null));
    }
    request.header("Cache-Control", "no-store").html(page.toString());
  }
}
