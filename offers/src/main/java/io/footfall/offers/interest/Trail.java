package io.footfall.offers.interest;

import io.footfall.offers.model.Interests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One visitor's clicks, in order of time, and what they add up to. A product that was put into the
 * cart and not taken out is left there until something is bought, which empties it.
 */
public final class Trail {

  private static final int MOST_ITEMS = 3;

  private final Map<String, Integer> views = new TreeMap<>();
  private final Map<String, Interests.Item> cart = new LinkedHashMap<>();
  private OptionalLong optedOutAt = OptionalLong.empty();

  /** Takes in the next click. */
  public void add(TrailClick click) {
    switch (click.type()) {
      case PRODUCT_VIEW -> {
        if (click.category() != null) {
          views.merge(click.category(), 1, Integer::sum);
        }
      }
      case ADD_TO_CART -> {
        if (click.productId() != null) {
          // Put in again, it is the last one put in
          cart.remove(click.productId());
          cart.put(click.productId(), new Interests.Item(click.productId(), click.productName()));
        }
      }
      case REMOVE_FROM_CART -> {
        if (click.productId() != null) {
          cart.remove(click.productId());
        }
      }
      case PURCHASE -> cart.clear();
      case EMAIL_OPT_OUT -> optedOutAt = OptionalLong.of(click.atMillis());
      case PAGE_VIEW, PAGE_PING, LIST_VIEW, SEARCH, CHECKOUT_STEP, REFUND, SIGN_UP -> {}
    }
  }

  /** The last click by which the visitor asked for no more mails. */
  public OptionalLong optedOutAt() {
    return optedOutAt;
  }

  /** Whether a product of that category was looked at; every category is for null. */
  public boolean viewed(@Nullable String category) {
    if (category == null) {
      return true;
    }
    return views.keySet().stream().anyMatch(category::equalsIgnoreCase);
  }

  public Interests interests() {
    List<Interests.Item> lastFirst = new ArrayList<>(cart.values());
    Collections.reverse(lastFirst);
    return new Interests(
        topCategory(), lastFirst.subList(0, Math.min(MOST_ITEMS, lastFirst.size())));
  }

  private @Nullable String topCategory() {
    String top = null;
    for (Map.Entry<String, Integer> category : views.entrySet()) {
      if (top == null || category.getValue() > views.get(top)) {
        top = category.getKey();
      }
    }
    return top;
  }
}
