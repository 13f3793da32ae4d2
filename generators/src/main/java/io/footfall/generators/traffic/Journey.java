package io.footfall.generators.traffic;

import io.footfall.model.EventType;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One visit of a person: in by a landing page, around through lists, searches and products, perhaps
 * into the cart and through the checkout, and out at any point.
 *
 * <p>The odds are of the order that shops report: about every third visit sees one page only, one
 * in ten fills a cart, and three in a hundred buy.
 */
final class Journey {

  static final String SHOP = "https://shop.example";
  private static final int MOST_PAGES = 40;
  private static final long PING_MILLIS = 10_000;

  /**
   * Where a visit came from: the referrer and the query string of its landing page, either of them
   * absent, and the channel that they amount to.
   */
  record Origin(@Nullable String referrer, @Nullable String query, String channel) {

    private static final WeightedList<Origin> ALL =
        WeightedList.fromResource(
            "sources.txt", parts -> new Origin(orNull(parts[1]), orNull(parts[2]), parts[3]));

    static Origin pick(RandomGenerator random) {
      return ALL.pick(random);
    }

    static List<Origin> all() {
      return ALL.items();
    }

    private static @Nullable String orNull(String part) {
      return part.equals("-") ? null : part;
    }
  }

  private final Catalogue catalogue;
  private final Shopper shopper;
  private final RandomGenerator random;
  private final List<Step> steps = new ArrayList<>();
  private final List<Product> cart = new ArrayList<>();
  private @Nullable String landingQuery;
  private @Nullable String referrer;
  private long clock;
  private boolean isOver;

  private Journey(Catalogue catalogue, Shopper shopper, RandomGenerator random) {
    this.catalogue = catalogue;
    this.shopper = shopper;
    this.random = random;
    Origin origin = Origin.pick(random);
    this.referrer = origin.referrer();
    this.landingQuery = origin.query();
  }

  /** What the shopper does, in order of time. */
  static List<Step> of(Catalogue catalogue, Shopper shopper, RandomGenerator random) {
    Journey journey = new Journey(catalogue, shopper, random);
    journey.land();
    while (!journey.isOver && journey.steps.size() < MOST_PAGES) {
      journey.goOn();
    }
    return journey.steps;
  }

  private void land() {
    double point = random.nextDouble();
    if (point < 0.4) {
      see(EventType.PAGE_VIEW, "/", "Home");
    } else if (point < 0.65) {
      seeList();
    } else {
      seeProduct();
    }
    isOver = chance(0.3);
  }

  private void goOn() {
    double point = random.nextDouble();
    if (point < 0.28) {
      seeList();
    } else if (point < 0.40) {
      search();
    } else if (point < 0.75) {
      seeProduct();
    } else if (point < 0.77) {
      signUpOrOut();
    } else if (point < 0.88 && !cart.isEmpty()) {
      checkOut();
    } else {
      isOver = true;
    }
  }

  private void seeList() {
    List<String> categories = Catalogue.categories();
    String category = categories.get(random.nextInt(categories.size()));
    see(EventType.LIST_VIEW, "/c/" + category, category);
  }

  private void search() {
    String term = catalogue.searchTerm(random);
    add(EventType.SEARCH, page("/search", "q=" + term, "Search"), null, null, term);
    linger();
  }

  private void seeProduct() {
    Product product = catalogue.pick(random);
    Page page = page("/p/" + product.id(), null, product.name());
    add(EventType.PRODUCT_VIEW, page, product, null, null);
    linger();
    if (chance(0.12)) {
      add(EventType.ADD_TO_CART, page, product, null, null);
      cart.add(product);
      think(2_000, 8_000);
    }
  }

  private void signUpOrOut() {
    boolean signsUp = chance(0.8);
    see(
        signsUp ? EventType.SIGN_UP : EventType.EMAIL_OPT_OUT,
        signsUp ? "/sign-up" : "/account/e-mails",
        "Account");
  }

  private void checkOut() {
    see(EventType.PAGE_VIEW, "/cart", "Cart");
    if (chance(0.15)) {
      add(
          EventType.REMOVE_FROM_CART,
          page("/cart", null, "Cart"),
          cart.remove(cart.size() - 1),
          null,
          null);
    }
    for (String part : List.of("address", "payment", "confirm")) {
      if (cart.isEmpty() || chance(0.2)) {
        isOver = chance(0.7);
        return;
      }
      see(EventType.CHECKOUT_STEP, "/checkout/" + part, "Checkout");
    }
    long total =
        cart.stream().mapToLong(product -> product.priceMinor() * product.quantity()).sum();
    Order order = new Order("o-" + Long.toString(random.nextLong() >>> 8, 36), total, "EUR");
    Page done = page("/checkout/done", null, "Thank you");
    cart.forEach(product -> add(EventType.PURCHASE, done, product, order, null));
    cart.clear();
    isOver = chance(0.8);
  }

  private void see(EventType eventType, String path, String title) {
    add(eventType, page(path, null, title), null, null, null);
    linger();
  }

  /**
   * The landing page carries the campaign and the foreign referrer, every other page the one before
   * it.
   */
  private Page page(String path, @Nullable String query, String title) {
    String own = SHOP + path + (query == null ? "" : "?" + query);
    String url = landingQuery == null ? own : own + (query == null ? "?" : "&") + landingQuery;
    Page page = new Page(url, title, referrer);
    landingQuery = null;
    referrer = own;
    return page;
  }

  private void add(
      EventType type,
      Page page,
      @Nullable Product product,
      @Nullable Order order,
      @Nullable String searchTerm) {
    steps.add(new Step(clock, type, page, product, order, searchTerm));
  }

  /**
   * Stays on a page: some seconds mostly, minutes at times; never the half hour that would end the
   * visit.
   */
  private void linger() {
    Step seen = steps.get(steps.size() - 1);
    long start = clock;
    think(2_000, chance(0.1) ? 240_000 : 40_000);
    if (shopper.sendsPings()) {
      for (long at = start + PING_MILLIS; at < clock; at += PING_MILLIS) {
        steps.add(new Step(at, EventType.PAGE_PING, seen.page(), null, null, null));
      }
    }
  }

  private void think(long leastMillis, long mostMillis) {
    clock += random.nextLong(leastMillis, mostMillis);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
