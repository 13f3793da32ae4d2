package io.footfall.dashboard.query;

import io.footfall.figures.FigureKind;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Whose figures are looked at: everyone's, or those of one country, device or channel. Figures are
 * kept by one of them at a time, never by two, so a segment is one.
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

  /** The kind of figures in which this segment's figures of a kind are found. */
  FigureKind indexOf(FigureKind wanted) {
    return isEveryone() || wanted == kind ? wanted : FigureKind.SEGMENT;
  }

  /**
   * Whether visitors are told apart in it: by channel visits are kept, which a late click moves.
   */
  boolean countsVisitors() {
    return kind != FigureKind.CHANNEL;
  }

  /** What segments there are to choose from, by the name of their kind. */
  static Map<String, FigureKind> kinds() {
    return KINDS;
  }
}
