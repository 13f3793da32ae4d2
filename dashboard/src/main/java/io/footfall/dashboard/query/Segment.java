package io.footfall.dashboard.query;

import io.footfall.figures.Audience;
import io.footfall.figures.FigureKind;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Whose figures are looked at: everyone's, or those of one country, device or channel, or of two or
 * three of them at once.
 *
 * @param audience of no part for everyone
 */
public record Segment(Audience audience) {

  /** Everyone. */
  public static Segment everyone() {
    return new Segment(new Audience(null, null, null));
  }

  /** The segment that the page's address names; what is missing or empty is anyone's. */
  public static Segment of(
      @Nullable String country, @Nullable String device, @Nullable String channel) {
    return new Segment(new Audience(orNull(country), orNull(device), orNull(channel)));
  }

  boolean isEveryone() {
    return kinds().isEmpty();
  }

  /** What it is chosen by. */
  List<FigureKind> kinds() {
    return audience.kinds();
  }

  /** The name of the part; null where it is anyone's. */
  @Nullable String part(FigureKind kind) {
    return audience.part(kind);
  }

  /**
   * The kind of figures in which this segment's figures of a kind are found: its own, those of
   * several parts at once, or those of its visits.
   */
  FigureKind indexOf(FigureKind wanted) {
    if (isEveryone()) {
      return wanted;
    }
    if (!Audience.PARTS.contains(wanted)) {
      return FigureKind.SEGMENT;
    }
    return with(wanted).size() == 1 ? wanted : FigureKind.AUDIENCE;
  }

  /** The kind of figures in which its figures over time are found. */
  FigureKind indexOfSeries() {
    return switch (kinds().size()) {
      case 0 -> FigureKind.TOTAL;
      case 1 -> kinds().get(0);
      default -> FigureKind.AUDIENCE;
    };
  }

  /** What it is chosen by, and the kind besides. */
  List<FigureKind> with(FigureKind kind) {
    List<FigureKind> kinds = new ArrayList<>(kinds());
    if (!kinds.contains(kind)) {
      kinds.add(kind);
    }
    return kinds;
  }

  /**
   * Whether visitors are told apart in it: by channel visits are kept, which a late click moves.
   */
  boolean countsVisitors() {
    return audience.channel() == null;
  }

  private static @Nullable String orNull(@Nullable String part) {
    return part == null || part.isEmpty() ? null : part;
  }
}
