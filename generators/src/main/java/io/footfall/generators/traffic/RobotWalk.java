package io.footfall.generators.traffic;

import io.footfall.model.EventType;
import io.footfall.model.Page;
import io.footfall.model.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One visit of a robot: it walks the catalogue in order, several pages a second, and buys nothing.
 */
final class RobotWalk {

  private RobotWalk() {}

  /** What the robot does, in order of time. */
  static List<Step> of(Catalogue catalogue, RandomGenerator random) {
    List<Product> products = catalogue.products();
    int first = random.nextInt(products.size());
    int count = 10 + random.nextInt(30);
    List<Step> steps = new ArrayList<>(count);
    long clock = 0;
    for (int i = 0; i < count; i++) {
      Product product = products.get((first + i) % products.size());
      Page page = new Page(Trail.SHOP + "/p/" + product.id(), product.name(), null);
      steps.add(new Step(clock, EventType.PRODUCT_VIEW, page, product, null, null));
      clock += 150 + random.nextInt(250);
    }
    return steps;
  }
}
