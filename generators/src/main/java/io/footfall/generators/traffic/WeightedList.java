package io.footfall.generators.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Things of unequal likelihood, from a resource: a line each, its weight first, parts separated by
 * tabs, {@code #} a comment.
 */
final class WeightedList<T> {

  private final List<T> items = new ArrayList<>();
  private final List<Double> upTo = new ArrayList<>();
  private double total;

  static <T> WeightedList<T> fromResource(String name, Function<String[], T> reader) {
    WeightedList<T> list = new WeightedList<>();
    try (InputStream stream = WeightedList.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(parts -> list.add(Double.parseDouble(parts[0]), reader.apply(parts)));
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + name + " can't be read", e);
    }
    return list;
  }

  private void add(double weight, T item) {
    total += weight;
    items.add(item);
    upTo.add(total);
  }

  List<T> items() {
    return List.copyOf(items);
  }

  /** One of them, by weight. The lists are short: a walk beats a binary search. */
  T pick(RandomGenerator random) {
    double point = random.nextDouble() * total;
    int index = 0;
    while (upTo.get(index) <= point) {
      index++;
    }
    return items.get(index);
  }
}
