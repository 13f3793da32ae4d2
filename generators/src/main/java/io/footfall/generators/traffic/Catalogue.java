package io.footfall.generators.traffic;

import io.footfall.model.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What the shop sells: the same for a seed. A few products draw most of the looks, as in any shop.
 */
public final class Catalogue {

  private static final int PRODUCTS = 400;
  private static final List<String> CATEGORIES =
      List.of("Shoes", "Jackets", "Trousers", "Shirts", "Bags", "Watches", "Outdoor", "Home");

  /** What each category holds, so that a shop can show a picture that fits. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of("Runner", "Trainer", "Sneaker", "Trail Shoe", "Court Shoe"),
          List.of("Parka", "Windbreaker", "Rain Jacket", "Field Jacket", "Anorak"),
          List.of("Chinos", "Joggers", "Cargo Trousers", "Cords", "Jeans"),
          List.of("Tee", "Pocket Tee", "Crew Tee", "Jersey", "Undershirt"),
          List.of("Backpack", "Daypack", "Rucksack", "Commuter Pack", "School Bag"),
          List.of("Field Watch", "Diver Watch", "Chronograph", "Dress Watch", "Pilot Watch"),
          List.of("Tent", "Dome Tent", "Trekking Tent", "Family Tent", "Shelter"),
          List.of("Table Lamp", "Desk Lamp", "Reading Lamp", "Bedside Lamp", "Night Light"));

  private static final List<String> LINES =
      List.of(
          "Alder", "Birch", "Cove", "Dune", "Ember", "Fjord", "Grove", "Heath", "Isle", "Juniper");

  private final List<Product> products = new ArrayList<>(PRODUCTS);

  private Catalogue(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PRODUCTS; i++) {
      int category = i % CATEGORIES.size();
      long priceMinor = 990 + 500L * random.nextInt(60);
      products.add(
          new Product(
              Integer.toString(1000 + i),
              name(category, i / CATEGORIES.size()),
              CATEGORIES.get(category),
              priceMinor,
              "EUR",
              1));
    }
  }

  /** Each line has each kind once, and neighbours differ in both. */
  private static String name(int category, int index) {
    List<String> kinds = KINDS.get(category);
    String line = LINES.get(index % LINES.size());
    return line + " " + kinds.get((index + index / LINES.size()) % kinds.size());
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
