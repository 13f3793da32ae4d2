package io.footfall.benchmarks.measure;

import java.util.Collection;
import java.util.Map;

/** The middle of some figures (the lower one of two middles), and how far they lie apart. */
public record Spread(double lowest, double median, double highest) {

  private static final double THOUSAND = 1_000;

  public static Spread of(Collection<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("A spread needs at least one figure");
    }
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(sorted[0], quantile(sorted, 0.5), sorted[sorted.length - 1]);
  }

  /** The figure that so large a share of all lies at or below. */
  public static double quantile(Collection<Double> figures, double share) {
    return quantile(figures.stream().mapToDouble(Double::doubleValue).sorted().toArray(), share);
  }

  /** With three figures behind the point: more would be noise. */
  public static double rounded(double figure) {
    return Math.round(figure * THOUSAND) / THOUSAND;
  }

  /** Adds itself to what a machine reads: the median under that name, and beside it both ends. */
  public void addTo(Map<String, Object> fields, String name) {
    fields.put(name, rounded(median));
    fields.put(name + "Lowest", rounded(lowest));
    fields.put(name + "Highest", rounded(highest));
  }

  private static double quantile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
