package io.footfall.generators.traffic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * By what a visit shows that a robot made it, the plain way: rows of views without a pause, as
 * docs/correctness.md has them under "Robots". It need not be one of the generator's robots: where
 * more visits start than there are shoppers at leisure, those of one overlap, and nobody could tell
 * such a shopper from a robot.
 */
final class RobotRules {

  /** A view of a page. */
  record View(long at, String url) {}

  private RobotRules() {}

  /** Whether the views of a visit, in the order of time, are a robot's. */
  static boolean holdFor(List<View> views) {
    return longestRow(views, 1_000, List::size) >= 8
        || longestRow(views, 2_000, List::size) >= 20
        || longestRow(views, 3_000, RobotRules::pages) >= 30;
  }

  /** The most that is found in any row of views, each less than the pause after the one before. */
  private static int longestRow(List<View> views, long pause, ToIntFunction<List<View>> measure) {
    int longest = 0;
    int start = 0;
    for (int i = 1; i <= views.size(); i++) {
      if (i == views.size() || views.get(i).at() - views.get(i - 1).at() >= pause) {
        longest = Math.max(longest, measure.applyAsInt(views.subList(start, i)));
        start = i;
      }
    }
    return longest;
  }

  private static int pages(List<View> row) {
    Set<String> pages = new HashSet<>();
    row.forEach(view -> pages.add(view.url()));
    return pages.size();
  }
}
