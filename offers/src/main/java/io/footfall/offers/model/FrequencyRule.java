package io.footfall.offers.model;

import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.time.Duration;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Who is a frequent visitor, and of these, which segment is meant.
 *
 * @param visits the least visits by a person (robots' don't count) that began within {@code days}
 * @param days how many times 24 hours back from the moment of the run
 * @param minEngaged the least engaged time of these visits together
 * @param withoutPurchase whether who bought something in these visits is left out
 * @param viewedCategory null, or the category of which a product must have been looked at, in any
 *     case of letters
 */
public record FrequencyRule(
    int visits,
    int days,
    Duration minEngaged,
    boolean withoutPurchase,
    @Nullable String viewedCategory)
    implements Serializable {

  private static final int MOST_DAYS = 366;

  public FrequencyRule {
    if (visits < 1) {
      throw new WrongOptionException("--visits must be at least 1: " + visits);
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new WrongOptionException("--days must lie in 1..." + MOST_DAYS + ": " + days);
    }
    if (minEngaged.isNegative()) {
      throw new WrongOptionException("--minEngaged must be zero or longer: " + minEngaged);
    }
    if (viewedCategory != null && viewedCategory.isBlank()) {
      throw new WrongOptionException("--viewedCategory must name a category, such as Shoes");
    }
  }

  /** At least 5 visits in 7 days, and nothing else. */
  public static FrequencyRule defaults() {
    return new FrequencyRule(5, 7, Duration.ZERO, false, null);
  }

  public FrequencyRule withVisits(int least) {
    return new FrequencyRule(least, days, minEngaged, withoutPurchase, viewedCategory);
  }

  public FrequencyRule withDays(int back) {
    return new FrequencyRule(visits, back, minEngaged, withoutPurchase, viewedCategory);
  }

  public FrequencyRule withMinEngaged(Duration least) {
    return new FrequencyRule(visits, days, least, withoutPurchase, viewedCategory);
  }

  /** Only who bought nothing. */
  public FrequencyRule onlyWithoutPurchase() {
    return new FrequencyRule(visits, days, minEngaged, true, viewedCategory);
  }

  /** The start of what is looked at: visits that began at that moment or later count. */
  public long fromMillis(long asOfMillis) {
    return asOfMillis - Duration.ofDays(days).toMillis();
  }
}
