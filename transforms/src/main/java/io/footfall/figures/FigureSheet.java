package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.figures.FigureKey.Grain;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Figures being counted: one tally a key, made when it is first asked for. What is counted under a
 * kind that is not wanted is forgotten.
 */
final class FigureSheet {

  private static final int LONGEST_NAME = 2_048;

  private final Set<FigureKind> kinds;
  private final Map<FigureKey, TallyBuilder> tallies = new HashMap<>();

  /**
   * Of each kind what was asked for last. A visitor's clicks of a minute, and what a visit is
   * changed from and to, count under the same names, and a look into a map that is larger than the
   * processor's caches is what counting costs.
   */
  private final Map<FigureKind, Figured> latest = new EnumMap<>(FigureKind.class);

  private record Figured(FigureKey key, TallyBuilder tally) {

    boolean isAt(long momentMillis, String name) {
      long after = momentMillis - key.startMillis();
      return after >= 0 && after < key.grain().millis() && key.name().equals(name);
    }
  }

  /** Of every kind. */
  FigureSheet() {
    this(EnumSet.allOf(FigureKind.class));
  }

  /** Of these kinds. */
  FigureSheet(Set<FigureKind> kinds) {
    this.kinds = kinds;
  }

  /** Whether the kind is wanted. */
  boolean counts(FigureKind kind) {
    return kinds.contains(kind);
  }

  /** The tally of the kind at its finest grain; a name that is too long is cut. */
  TallyBuilder at(FigureKind kind, long momentMillis, String name) {
    if (!counts(kind)) {
      return new TallyBuilder();
    }
    Figured last = latest.get(kind);
    if (last != null && last.isAt(momentMillis, name)) {
      return last.tally();
    }
    Grain grain = kind.finest();
    FigureKey key = new FigureKey(kind, grain, grain.startOf(momentMillis), cut(name));
    TallyBuilder tally = at(key);
    latest.put(kind, new Figured(key, tally));
    return tally;
  }

  TallyBuilder at(FigureKey key) {
    TallyBuilder tally = tallies.get(key);
    if (tally == null) {
      tally = new TallyBuilder();
      tallies.put(key, tally);
    }
    return tally;
  }

  /** Adds what the figure adds to that of a longer time. */
  void rollUp(Figure figure, Grain longer) {
    at(figure.key().at(longer)).addShorter(figure.tally());
  }

  /** Adds what the other holds, which is spent. */
  void takeAll(FigureSheet other) {
    other.tallies.forEach(
        (key, tally) -> {
          TallyBuilder own = tallies.putIfAbsent(key, tally);
          if (own != null) {
            own.add(tally.build());
          }
        });
  }

  /** Adds the figures of a chunk that {@link #pack} made, or that is empty. */
  void addPacked(byte[] chunk) {
    BinaryReader reader = new BinaryReader(chunk);
    while (reader.hasMore()) {
      Figure figure = FigureCoder.of().read(reader);
      at(figure.key()).add(figure.tally());
    }
  }

  /** What was counted, as a chunk. */
  byte[] pack() {
    BinaryWriter chunk = new BinaryWriter(1 << 10);
    forEach(figure -> FigureCoder.of().write(figure, chunk));
    return chunk.toByteArray();
  }

  int size() {
    return tallies.size();
  }

  /** Hands out what was counted, leaving out what came to nothing. */
  void forEach(Consumer<Figure> figures) {
    tallies.forEach(
        (key, builder) -> {
          Tally tally = builder.build();
          if (!tally.isEmpty()) {
            figures.accept(new Figure(key, tally));
          }
        });
  }

  static String cut(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    boolean halvesPair = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, halvesPair ? LONGEST_NAME - 1 : LONGEST_NAME);
  }
}
