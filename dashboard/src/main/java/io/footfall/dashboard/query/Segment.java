package io.footfall.dashboard.query;

import io.footfall.figures.FigureKind;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Whose figures are looked at: everyone's, or those of one country, device or channel. Figures are
 * kept by one of them at a time, never by two, so a segment is one; and by channel only visits are
 * kept, no clicks.
 *
 * @param kind {@link FigureKind#TOTAL} for everyone
 * @param name as the figures of the kind are named; empty for everyone
 */
public record Segment(FigureKind kind, String name) {

  private static final Map<String, FigureKind> KINDS =
      Map.of(
          "country", FigureKind.COUNTRY,
          "device", FigureKind.DEVICE,
          "channel", FigureKind.CHANNEL);

  /** Everyone. */
  public static Segment everyone() {
    return new Segment(FigureKind.TOTAL, "");
  }

  /**
   * The segment that the page's address names; a missing kind is everyone.
   *
   * @throws IllegalArgumentException if figures are not kept by that kind
   */
  public static Segment parse(@Nullable String kind, @Nullable String name) {
    if (kind == null || name == null || kind.isEmpty()) {
      return everyone();
    }
    FigureKind found = KINDS.get(kind);
    if (found == null) {
      throw new IllegalArgumentException("segment must be country, device or channel: " + kind);
    }
    return new Segment(found, name);
  }

  boolean isEveryone() {
    return kind == FigureKind.TOTAL;
  }

  /** Whether clicks, and so views and visitors, are kept by it. */
  boolean countsClicks() {
    return kind != FigureKind.CHANNEL;
  }
}
