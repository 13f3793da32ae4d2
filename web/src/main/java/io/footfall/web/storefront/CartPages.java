package io.footfall.web.storefront;

import io.footfall.model.Product;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.util.Map;

/** The cart, and what goes in and out of it. */
final class CartPages {

  private final Shop shop;
  private final Pages pages;

  CartPages(Shop shop, Pages pages) {
    this.shop = shop;
    this.pages = pages;
  }

  void addTo(JavalinDefaultRouting router) {
    router.get("/cart", request -> pages.show(request, "cart", "Your cart", Map.of()));
    router.post("/cart/add", this::add);
    router.post("/cart/remove", this::remove);
  }

  private void add(Context request) {
    Product product = productOf(request);
    Shopper shopper = Sessions.shopper(request);
    Sessions.keep(
        request, shopper.withCart(shopper.cart().plus(product)).withNews(Shopper.News.ADDED));
    request.redirect("/cart", HttpStatus.SEE_OTHER);
  }

  private void remove(Context request) {
    Product product = productOf(request);
    Shopper shopper = Sessions.shopper(request);
    Sessions.keep(request, shopper.withCart(shopper.cart().minus(product)));
    request.redirect("/cart", HttpStatus.SEE_OTHER);
  }

  private Product productOf(Context request) {
    String id = request.formParam("product");
    return shop.find(id == null ? "" : id)
        .orElseThrow(() -> new NotFoundResponse("no such product"));
  }
}
