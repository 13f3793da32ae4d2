package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures that are stored together, so that they are read, merged and written in one go. Most are
 * alone in their row; those of a kind with very many small ones ({@link FigureKind#sharesRows})
 * share one with others of their time.
 */
public final class FigureRow {

  private final FigureKey key;
  private final Map<String, Tally> tallies;

  private FigureRow(FigureKey key, Map<String, Tally> tallies) {
    this.key = key;
    this.tallies = tallies;
  }

  /** Puts figures into the rows that they belong to, each of which then comes once. */
  public static Collection<FigureRow> of(Iterable<Figure> figures) {
    Map<FigureKey, FigureRow> rows = new HashMap<>();
    figures.forEach(figure -> add(figure, rows));
    return rows.values();
  }

  /** The row in which the figure is alone, or alone for now. */
  public static FigureRow of(Figure figure) {
    FigureRow row = empty(figure.key().row());
    row.tallies.put(figure.key().name(), figure.tally());
    return row;
  }

  /** A row without figures. */
  private static FigureRow empty(FigureKey key) {
    return new FigureRow(key, new TreeMap<>());
  }

  static void add(Figure figure, Map<FigureKey, FigureRow> rows) {
    rows.computeIfAbsent(figure.key().row(), FigureRow::empty)
        .tallies
        .put(figure.key().name(), figure.tally());
  }

  /** The row's kind and time; its name is that of its one figure, or the number of a shared row. */
  public FigureKey key() {
    return key;
  }

  /** What is counted in it. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(tallies.size());
    tallies.forEach((name, tally) -> figures.add(new Figure(key.named(name), tally)));
    return figures;
  }

  int size() {
    return tallies.size();
  }

  /** Those of this row's figures that the other row has too; empty where this one has none. */
  List<Figure> figuresOf(FigureRow other) {
    List<Figure> figures = new ArrayList<>(other.size());
    for (String name : other.tallies.keySet()) {
      figures.add(new Figure(key.named(name), tallies.getOrDefault(name, Tally.empty())));
    }
    return figures;
  }

  /**
   * Adds up both, figure by figure. This row becomes the sum, as copies of what is stored cost more
   * the more has been counted; nobody else may hold it.
   */
  FigureRow takingIn(FigureRow other) {
    other.tallies.forEach(
        (name, tally) ->
            tallies.merge(
                name, tally, (own, more) -> TallyBuilder.goingOnFrom(own).add(more).build()));
    return this;
  }

  /**
   * The stored form, which later builds read too: of a figure that is alone its tally, of a shared
   * row names and tallies, those left out that came to nothing.
   */
  public byte[] toBytes() {
    BinaryWriter writer = new BinaryWriter(128);
    if (key.kind().sharesRows()) {
      tallies.forEach(
          (name, tally) -> {
            if (!tally.isEmpty()) {
              writer.writeString(name);
              tally.write(writer);
            }
          });
    } else {
      tallies.getOrDefault(key.name(), Tally.empty()).write(writer);
    }
    return writer.toByteArray();
  }

  /** The row of that key whose stored form this is. */
  public static FigureRow fromBytes(FigureKey key, byte[] bytes) {
    FigureRow row = empty(key);
    BinaryReader reader = new BinaryReader(bytes);
    if (key.kind().sharesRows()) {
      while (reader.hasMore()) {
        row.tallies.put(reader.readString(), Tally.read(reader));
      }
    } else {
      row.tallies.put(key.name(), Tally.read(reader));
    }
    return row;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FigureRow that && key.equals(that.key) && tallies.equals(that.tallies);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + tallies.hashCode();
  }

  @Override
  public String toString() {
    return key + " " + tallies;
  }
}
