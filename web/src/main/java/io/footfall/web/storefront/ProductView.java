package io.footfall.web.storefront;

import io.footfall.generators.traffic.Catalogue;
import io.footfall.model.Product;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A product as a page shows it.
 *
 * @param art which drawing
 * @param tone which of its colours
 * @param json what the tracker is told
 */
record ProductView(
    String id,
    String name,
    String category,
    String price,
    String story,
    String art,
    int tone,
    String json) {

  private static final int TONES = 6;

  private static final Map<String, String> STORIES =
      Map.of(
          "Shoes",
          "A light knit upper on a cushioned sole. Runs true to size and dries overnight.",
          "Jackets",
          "Windproof, quiet to wear, and taped at the seams. Packs into its own pocket.",
          "Trousers",
          "Cotton twill with a little stretch, cut straight, made to be mended.",
          "Shirts",
          "Heavy organic jersey that keeps its shape, wash after wash.",
          "Bags",
          "Waxed canvas and one big opening. A sleeve keeps your laptop flat.",
          "Watches",
          "A plain dial that reads at a glance, sapphire glass, and a strap you can change.",
          "Outdoor",
          "Pitches in four minutes, stands up to a gale, weighs less than your groceries.",
          "Home",
          "Warm, dimmable light from a shade that does not glare. Repairable, like all we sell.");

  static ProductView of(Product product) {
    return new ProductView(
        product.id(),
        product.name(),
        product.category(),
        Money.text(product.priceMinor(), product.currency()),
        STORIES.get(product.category()),
        product.category().toLowerCase(Locale.ROOT),
        toneOf(product),
        WireJson.of(product));
  }

  /** Another one for each neighbour, in a category as on the front page. */
  private static int toneOf(Product product) {
    int number = Integer.parseInt(product.id());
    return Math.floorMod(number + number / Catalogue.categories().size(), TONES);
  }

  static List<ProductView> of(List<Product> products) {
    return products.stream().map(ProductView::of).toList();
  }
}
