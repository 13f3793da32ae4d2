package io.footfall.benchmarks.measure;

import java.util.Collection;

/** The middle of some figures (the lower one of two middles), and how far they lie apart. */
public record Spread(double lowest, double median, double highest) {

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

  private static double quantile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
