package io.footfall.web.storefront;

import io.footfall.model.Product;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Home, categories, search and products. */
final class BrowsePages {

  private static final int POPULAR = 8;
  private static final int ALIKE = 4;

  private final Shop shop;
  private final Pages pages;

  BrowsePages(Shop shop, Pages pages) {
    this.shop = shop;
    this.pages = pages;
  }

  void addTo(JavalinDefaultRouting router) {
    router.get("/", this::home);
    router.get("/c/{category}", this::category);
    router.get("/search", this::search);
    router.get("/p/{id}", this::product);
  }

  private void home(Context request) {
    List<ProductView> popular = ProductView.of(shop.popular(POPULAR));
    pages.show(request, "home", "Good things, made to last", Map.of("popular", popular));
  }

  private void category(Context request) {
    String category =
        shop.findCategory(request.pathParam("category"))
            .orElseThrow(() -> new NotFoundResponse("no such category"));
    Shop.Order order = Shop.Order.of(valueOf(request, "sort"));
    pages.show(
        request,
        "category",
        category,
        Map.of(
            "category", category,
            "sort", order.name().toLowerCase(Locale.ROOT),
            "products", ProductView.of(shop.inCategory(category, order))));
  }

  private void search(Context request) {
    String term = valueOf(request, "q").strip();
    pages.show(
        request,
        "search",
        "Search",
        Map.of("term", term, "products", ProductView.of(shop.search(term))));
  }

  private void product(Context request) {
    Product product =
        shop.find(request.pathParam("id"))
            .orElseThrow(() -> new NotFoundResponse("no such product"));
    pages.show(
        request,
        "product",
        product.name(),
        Map.of(
            "product",
            ProductView.of(product),
            "alike",
            ProductView.of(shop.like(product, ALIKE))));
  }

  private static String valueOf(Context request, String parameter) {
    String value = request.queryParam(parameter);
    return value == null ? "" : value;
  }
}
