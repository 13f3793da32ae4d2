package io.footfall.web.storefront;

import io.footfall.generators.traffic.Catalogue;
import io.footfall.model.Product;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be bought: the products of the generated traffic, found by id, category or words. */
final class Shop {

  /** How a list is ordered. */
  enum Order {
    POPULAR,
    CHEAPEST,
    DEAREST,
    NAME;

    /** The order of that name, in lower case; popular for any other. */
    static Order of(String name) {
      return Stream.of(values())
          .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElse(POPULAR);
    }

    private List<Product> apply(Stream<Product> products) {
      return switch (this) {
        case POPULAR -> products.toList();
        case CHEAPEST -> products.sorted(Comparator.comparing(Product::priceMinor)).toList();
        case DEAREST ->
            products.sorted(Comparator.comparing(Product::priceMinor).reversed()).toList();
        case NAME -> products.sorted(Comparator.comparing(Product::name)).toList();
      };
    }
  }

  private final List<Product> products;
  private final Map<String, Product> byId;

  private Shop(List<Product> products) {
    this.products = products;
    this.byId = products.stream().collect(Collectors.toMap(Product::id, Function.identity()));
  }

  /** The shop of the traffic of the same seed. */
  static Shop ofSeed(long seed) {
    return new Shop(Catalogue.ofSeed(seed).products());
  }

  List<String> categories() {
    return Catalogue.categories();
  }

  Optional<Product> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The category as the shop writes it. */
  Optional<String> findCategory(String name) {
    return categories().stream().filter(category -> category.equalsIgnoreCase(name)).findFirst();
  }

  /** The first ones of the catalogue: the traffic looks at them most. */
  List<Product> popular(int count) {
    return products.stream().limit(count).toList();
  }

  List<Product> inCategory(String category, Order order) {
    return order.apply(products.stream().filter(product -> product.category().equals(category)));
  }

  /** Others of the same category, those after it in the catalogue first. */
  List<Product> like(Product product, int count) {
    List<Product> same = inCategory(product.category(), Order.POPULAR);
    int position = same.indexOf(product);
    return Stream.concat(
            same.subList(position + 1, same.size()).stream(), same.subList(0, position).stream())
        .limit(count)
        .toList();
  }

  /** Products that have all the words, in their name or category, in any case. */
  List<Product> search(String term) {
    List<String> words = List.of(term.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    if (words.equals(List.of(""))) {
      return List.of();
    }
    return products.stream()
        .filter(
            product -> {
              String text = (product.name() + " " + product.category()).toLowerCase(Locale.ROOT);
              return words.stream().allMatch(text::contains);
            })
        .toList();
  }
}
