package io.footfall.figures;

import java.io.Serializable;

/**
 * What a figure is of: its kind ({@code page}), the grain and start of its time, and the name
 * within the kind (the URL).
 *
 * @param startMillis the start of the minute, hour or day, UTC
 * @param name at most 2,048 characters; empty for kinds that have one figure a time
 */
public record FigureKey(FigureKind kind, Grain grain, long startMillis, String name)
    implements Serializable {

  /** A key whose name is cut where it is longer than names may be. */
  public static FigureKey named(FigureKind kind, Grain grain, long startMillis, String name) {
    return new FigureKey(kind, grain, startMillis, FigureSheet.cut(name));
  }

  /** What figures of that key are rolled up into, at a grain that is not finer. */
  FigureKey at(Grain coarser) {
    return new FigureKey(kind, coarser, coarser.startOf(startMillis), name);
  }

  /** Another of the same kind and time. */
  FigureKey named(String other) {
    return new FigureKey(kind, grain, startMillis, other);
  }

  /** The key of the row in which figures of that key are stored. */
  public FigureKey row() {
    return kind.sharesRows() ? named(Integer.toString(Shards.sharedRowOf(this))) : this;
  }

  /**
   * By hand, as this is asked several times a click and a record's own take three times as long.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof FigureKey that
        && startMillis == that.startMillis
        && kind == that.kind
        && grain == that.grain
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * name.hashCode() + Long.hashCode(startMillis)) + kind.hashCode())
        + grain.hashCode();
  }

  /** How much time one figure covers. */
  public enum Grain {
    MINUTE(60_000L),
    HOUR(3_600_000L),
    DAY(86_400_000L);

    private final long millis;

    Grain(long millis) {
      this.millis = millis;
    }

    /** How long a piece of time is, in milliseconds. */
    public long millis() {
      return millis;
    }

    /** The start of the piece of time that the moment falls into. */
    public long startOf(long momentMillis) {
      return Math.floorDiv(momentMillis, millis) * millis;
    }
  }
}
