package io.footfall.pipelines.insights;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.Tally;
import io.footfall.pipelines.elasticsearch.FigureFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds figures as they were recounted against those stored and those indexed, field by field. A
 * figure that came to nothing and one that is not there are the same.
 */
final class FigureComparison {

  private static final int MOST_EXAMPLES = 20;
  private static final Comparator<FigureKey> BY_TIME_AND_NAME =
      Comparator.comparingLong(FigureKey::startMillis).thenComparing(FigureKey::name);
  private static final String VISITORS = "visitors";

  private final List<Figure> toIndex = new ArrayList<>();
  private final List<Figure> toStore = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private long checked;
  private long differing;

  private FigureComparison() {}

  /** Compares figures of one partition. */
  static FigureComparison of(
      Map<FigureKey, Tally> recounted,
      Map<FigureKey, Tally> stored,
      Map<FigureKey, Map<String, Long>> indexed) {
    FigureComparison comparison = new FigureComparison();
    Set<FigureKey> keys = new TreeSet<>(BY_TIME_AND_NAME);
    keys.addAll(recounted.keySet());
    keys.addAll(stored.keySet());
    keys.addAll(indexed.keySet());
    for (FigureKey key : keys) {
      comparison.compare(
          new Figure(key, recounted.getOrDefault(key, Tally.empty())),
          stored.getOrDefault(key, Tally.empty()),
          indexed.getOrDefault(key, Map.of()));
    }
    return comparison;
  }

  /** How many figures there are, recounted, stored or indexed. */
  long checked() {
    return checked;
  }

  /** How many are not the same in all three. */
  long differing() {
    return differing;
  }

  /** Some of the differences, in words, one a field. */
  List<String> examples() {
    return examples;
  }

  /** The figures that the index has otherwise, as they were recounted. */
  List<Figure> toIndex() {
    return toIndex;
  }

  /** The figures that Cassandra has otherwise, as they were recounted. */
  List<Figure> toStore() {
    return toStore;
  }

  private void compare(Figure recounted, Tally stored, Map<String, Long> indexed) {
    Map<String, Long> right = meaningful(FigureFields.of(recounted.tally()));
    Map<String, Long> inCassandra = meaningful(FigureFields.of(stored));
    Map<String, Long> inElasticsearch = meaningful(indexed);
    if (right.isEmpty() && inCassandra.isEmpty() && inElasticsearch.isEmpty()) {
      return;
    }
    checked++;
    boolean isStored = recounted.tally().equals(stored);
    boolean isIndexed = right.equals(inElasticsearch);
    if (isStored && isIndexed) {
      return;
    }
    differing++;
    if (!isIndexed) {
      toIndex.add(recounted);
    }
    if (!isStored) {
      toStore.add(recounted);
    }
    describe(recounted.key(), "cassandra", inCassandra, right);
    describe(recounted.key(), "elasticsearch", inElasticsearch, right);
    if (!isStored && right.equals(inCassandra)) {
      addExample(
          nameOf(recounted.key())
              + ": durations or visitors that no field shows differ in cassandra");
    }
  }

  private void describe(
      FigureKey key, String store, Map<String, Long> found, Map<String, Long> right) {
    Set<String> fields = new TreeSet<>(found.keySet());
    fields.addAll(right.keySet());
    for (String field : fields) {
      Long is = found.get(field);
      Long shouldBe = right.get(field);
      if (is == null || !is.equals(shouldBe)) {
        addExample(
            nameOf(key)
                + ": "
                + field
                + " is "
                + (is == null ? "missing" : is)
                + " in "
                + store
                + ", recounted "
                + (shouldBe == null ? "none" : shouldBe));
      }
    }
  }

  private void addExample(String text) {
    if (examples.size() < MOST_EXAMPLES) {
      examples.add(text);
    }
  }

  private static String nameOf(FigureKey key) {
    return key.kind().wireName()
        + " "
        + key.grain().name().toLowerCase(Locale.ROOT)
        + " "
        + Instant.ofEpochMilli(key.startMillis())
        + (key.name().isEmpty() ? "" : " " + key.name());
  }

  /** Nothing, where all there is to say is that nobody was there. */
  private static Map<String, Long> meaningful(Map<String, Long> fields) {
    return fields.equals(Map.of(VISITORS, 0L)) ? Map.of() : fields;
  }
}
