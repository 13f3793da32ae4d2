package io.footfall.generators.traffic;

import io.footfall.model.EventType;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One visit of a person: in by a landing page, around through lists, searches and products, perhaps
 * into the cart and through the checkout, and out at any point.
 *
 * <p>The odds are of the order that shops report: about every third visit sees one page only, one
 * in ten fills a cart, and three in a hundred buy.
 */
final class Journey {

  private static final int MOST_PAGES = 40;

  private final Catalogue catalogue;
  private final RandomGenerator random;
  private final Trail trail;
  private final List<Product> cart = new ArrayList<>();
  private boolean isOver;

  private Journey(Catalogue catalogue, Shopper shopper, RandomGenerator random) {
    this.catalogue = catalogue;
    this.random = random;
    this.trail = new Trail(Origin.pick(random), shopper.sendsPings(), random);
  }

  /** What the shopper does, in order of time. */
  static List<Step> of(Catalogue catalogue, Shopper shopper, RandomGenerator random) {
    Journey journey = new Journey(catalogue, shopper, random);
    journey.land();
    while (!journey.isOver && journey.trail.steps().size() < MOST_PAGES) {
      journey.goOn();
    }
    return journey.trail.steps();
  }

  private void land() {
    double point = random.nextDouble();
    if (point < 0.4) {
      trail.see(EventType.PAGE_VIEW, "/", "Home");
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
    trail.see(EventType.LIST_VIEW, "/c/" + category, category);
  }

  private void search() {
    String term = catalogue.searchTerm(random);
    trail.add(EventType.SEARCH, trail.page("/search", "q=" + term, "Search"), null, null, term);
    trail.linger();
  }

  private void seeProduct() {
    Product product = catalogue.pick(random);
    Page page = trail.page("/p/" + product.id(), null, product.name());
    trail.add(EventType.PRODUCT_VIEW, page, product, null, null);
    trail.linger();
    if (chance(0.12)) {
      trail.add(EventType.ADD_TO_CART, page, product, null, null);
      cart.add(product);
      trail.think(2_000, 8_000);
    }
  }

  private void signUpOrOut() {
    boolean signsUp = chance(0.8);
    trail.see(
        signsUp ? EventType.SIGN_UP : EventType.EMAIL_OPT_OUT,
        signsUp ? "/sign-up" : "/account/e-mails",
        "Account");
  }

  private void checkOut() {
    trail.see(EventType.PAGE_VIEW, "/cart", "Cart");
    if (chance(0.15)) {
      trail.add(
          EventType.REMOVE_FROM_CART,
          trail.page("/cart", null, "Cart"),
          cart.remove(cart.size() - 1),
          null,
          null);
    }
    for (String part : List.of("address", "payment", "confirm")) {
      if (cart.isEmpty() || chance(0.2)) {
        isOver = chance(0.7);
        return;
      }
      trail.see(EventType.CHECKOUT_STEP, "/checkout/" + part, "Checkout");
    }
    long total =
        cart.stream().mapToLong(product -> product.priceMinor() * product.quantity()).sum();
    Order order = new Order("o-" + Long.toString(random.nextLong() >>> 8, 36), total, "EUR");
    Page done = trail.page("/checkout/done", null, "Thank you");
    cart.forEach(product -> trail.add(EventType.PURCHASE, done, product, order, null));
    cart.clear();
    isOver = chance(0.8);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
