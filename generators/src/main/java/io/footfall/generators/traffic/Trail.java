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
 * What a visit leaves behind: its steps in order of time, on pages that follow one another. Comes
 * in: what is done. What lies between, time, referrers and signs of life, is added here.
 */
final class Trail {

  static final String SHOP = "https://shop.example";
  private static final long PING_MILLIS = 10_000;

  private final RandomGenerator random;
  private final boolean sendsPings;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable String landingQuery;
  private @Nullable String referrer;
  private long clock;

  /** Of one who comes from there. */
  Trail(Origin origin, boolean sendsPings, RandomGenerator random) {
    this.random = random;
    this.sendsPings = sendsPings;
    this.landingQuery = origin.query();
    this.referrer = origin.referrer();
  }

  /** All so far. */
  List<Step> steps() {
    return steps;
  }

  /** Comes to a page and stays there a while. */
  void see(EventType eventType, String path, String title) {
    add(eventType, page(path, null, title), null, null, null);
    linger();
  }

  /**
   * The landing page carries the campaign and the foreign referrer, every other page the one before
   * it.
   */
  Page page(String path, @Nullable String query, String title) {
    String own = SHOP + path + (query == null ? "" : "?" + query);
    String url = landingQuery == null ? own : own + (query == null ? "?" : "&") + landingQuery;
    Page page = new Page(url, title, referrer);
    landingQuery = null;
    referrer = own;
    return page;
  }

  /** Does that, now. */
  void add(
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
  void linger() {
    Step seen = steps.get(steps.size() - 1);
    long start = clock;
    think(2_000, random.nextDouble() < 0.1 ? 240_000 : 40_000);
    if (sendsPings) {
      for (long at = start + PING_MILLIS; at < clock; at += PING_MILLIS) {
        steps.add(new Step(at, EventType.PAGE_PING, seen.page(), null, null, null));
      }
    }
  }

  /** Lets some time go by. */
  void think(long leastMillis, long mostMillis) {
    clock += random.nextLong(leastMillis, mostMillis);
  }
}
