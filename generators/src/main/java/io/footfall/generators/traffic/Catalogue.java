package io.footfall.generators.traffic;

import io.footfall.model.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;

/**
 * What the shop sells: the same for a seed. A few products draw most of the looks, as in any shop.
 */
public final class Catalogue {

  private static final int PRODUCTS = 400;
  private static final List<String> CATEGORIES =
      List.of("Shoes", "Jackets", "Trousers", "Shirts", "Bags", "Watches", "Outdoor", "Home");

  private final List<Product> products = new ArrayList<>(PRODUCTS);

  private Catalogue(long seed) {
    Random random = new Random(seed);
    Faker faker = new Faker(Locale.ENGLISH, random);
    for (int i = 0; i < PRODUCTS; i++) {
      String category = CATEGORIES.get(i % CATEGORIES.size());
      long priceMinor = 990 + 500L * random.nextInt(60);
      products.add(
          new Product(
              Integer.toString(1000 + i),
              faker.commerce().productName(),
              category,
              priceMinor,
              "EUR",
              1));
    }
  }

  public static Catalogue ofSeed(long seed) {
    return new Catalogue(seed);
  }

  public List<Product> products() {
    return List.copyOf(products);
  }

  public static List<String> categories() {
    return CATEGORIES;
  }

  /** A product, the first ones far more often than the last. */
  Product pick(RandomGenerator random) {
    double skewed = Math.pow(random.nextDouble(), 3);
    return products.get((int) (skewed * products.size()));
  }

  /** A word that a shopper of this shop looks for. */
  String searchTerm(RandomGenerator random) {
    String[] words = pick(random).name().split(" ", -1);
    return words[words.length - 1].toLowerCase(Locale.ROOT);
  }
}
