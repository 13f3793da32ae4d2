package io.footfall.web.storefront;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * From the cart to the order in three steps. Nothing is asked that a demonstration does not need:
 * no address is stored and no card is taken.
 */
final class CheckoutPages {

  private static final List<String> STEPS = List.of("address", "payment", "confirm");
  private static final Map<String, String> TITLES =
      Map.of("address", "Delivery", "payment", "Payment", "confirm", "Review and order");

  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  CheckoutPages(Pages pages) {
    this.pages = pages;
  }

  void addTo(JavalinDefaultRouting router) {
    router.get("/checkout", request -> goTo(request, "/checkout/" + STEPS.get(0)));
    router.get("/checkout/done/{order}", this::done);
    router.get("/checkout/{step}", this::step);
    router.post("/checkout/{step}", this::next);
  }

  private void step(Context request) {
    int position = positionOf(request);
    if (Sessions.shopper(request).cart().isEmpty()) {
      goTo(request, "/cart");
      return;
    }
    String step = STEPS.get(position);
    pages.show(
        request,
        "checkout",
        TITLES.get(step),
        Map.of("step", step, "number", position + 1, "steps", STEPS.size()));
  }

  private void next(Context request) {
    int position = positionOf(request);
    Shopper shopper = Sessions.shopper(request);
    if (shopper.cart().isEmpty()) {
      goTo(request, "/cart");
    } else if (position + 1 < STEPS.size()) {
      goTo(request, "/checkout/" + STEPS.get(position + 1));
    } else {
      String order = Identifiers.next("o", random);
      Sessions.keep(request, shopper.withOrder(order));
      goTo(request, "/checkout/done/" + order);
    }
  }

  private void done(Context request) {
    PlacedOrder order =
        Sessions.shopper(request)
            .order(request.pathParam("order"))
            .orElseThrow(() -> new NotFoundResponse("no such order"));
    pages.show(request, "done", "Thank you", Map.of("order", OrderView.of(order)));
  }

  private static int positionOf(Context request) {
    int position = STEPS.indexOf(request.pathParam("step"));
    if (position < 0) {
      throw new NotFoundResponse("no such step");
    }
    return position;
  }

  private static void goTo(Context request, String path) {
    request.redirect(path, HttpStatus.SEE_OTHER);
  }
}
