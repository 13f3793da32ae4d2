package io.footfall.visits;

import io.footfall.model.Enrichment;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Robots that say nothing of themselves, known by what they do. Comes in: a stretch of a visitor's
 * clicks without a silence, in the order of time. Goes out: what gives a robot away, or null.
 *
 * <ul>
 *   <li>{@code behaviour:rate}: 8 views in a row, each within a second of the one before. Nobody
 *       reads that fast, eight times running; a reload or a double click is over sooner.
 *   <li>{@code behaviour:no_dwell}: 20 views in a row, none looked at for two seconds.
 *   <li>{@code behaviour:walk}: 30 different pages in a row, none looked at for three seconds: the
 *       way a crawler in a data centre walks a catalogue.
 *   <li>{@code overflow}: the visitor's memory was filled.
 * </ul>
 *
 * <p>More clicks never take a verdict back: what is put in between leaves the pauses shorter and
 * the row longer. So a verdict depends on the clicks alone, not on the order in which they came,
 * and once given it stands.
 */
final class RobotBehaviour {

  static final String RATE = "behaviour:rate";
  static final String NO_DWELL = "behaviour:no_dwell";
  static final String WALK = "behaviour:walk";

  /** The visitor has more clicks than are remembered of anybody. */
  static final String OVERFLOW = "overflow";

  private static final String BEHAVIOUR = "behaviour:";

  private static final int RATE_VIEWS = 8;
  private static final long RATE_MILLIS = 1_000;
  private static final int NO_DWELL_VIEWS = 20;
  private static final long NO_DWELL_MILLIS = 2_000;
  private static final int WALK_PAGES = 30;
  private static final long WALK_MILLIS = 3_000;

  private static final String NO_PAGE = "";

  private RobotBehaviour() {}

  /** {@link #OVERFLOW} where a memory was filled in the stretch, else null. */
  static @Nullable String ofMemory(List<? extends Step> stretch) {
    return stretch.stream().anyMatch(Step::filling) ? OVERFLOW : null;
  }

  /** What gives the robot away in what it did; null where nothing does. */
  static @Nullable String ofSteps(List<? extends Step> stretch) {
    if (stretch.size() >= RATE_VIEWS) {
      if (hasRow(stretch, RATE_VIEWS, RATE_MILLIS)) {
        return RATE;
      }
      if (stretch.size() >= NO_DWELL_VIEWS && hasRow(stretch, NO_DWELL_VIEWS, NO_DWELL_MILLIS)) {
        return NO_DWELL;
      }
      if (stretch.size() >= WALK_PAGES && walks(stretch)) {
        return WALK;
      }
    }
    return null;
  }

  /** Whether an indicator says that a visit was given away by what was done, not said, in it. */
  static boolean isOne(@Nullable String indicator) {
    if (indicator == null) {
      return false;
    }
    String found = Enrichment.earlyVerdict(indicator);
    return found.startsWith(BEHAVIOUR) || found.equals(OVERFLOW);
  }

  private static boolean hasRow(List<? extends Step> stretch, int views, long millis) {
    int row = 0;
    long previous = 0;
    for (Step click : stretch) {
      if (click.isView()) {
        row = row > 0 && click.occurredAt() - previous < millis ? row + 1 : 1;
        if (row >= views) {
          return true;
        }
        previous = click.occurredAt();
      }
    }
    return false;
  }

  private static boolean walks(List<? extends Step> stretch) {
    Set<Object> pages = new HashSet<>();
    long previous = 0;
    for (Step click : stretch) {
      if (click.isView()) {
        if (click.occurredAt() - previous >= WALK_MILLIS) {
          pages.clear();
        }
        pages.add(Objects.requireNonNullElse(click.page(), NO_PAGE));
        if (pages.size() >= WALK_PAGES) {
          return true;
        }
        previous = click.occurredAt();
      }
    }
    return false;
  }
}
