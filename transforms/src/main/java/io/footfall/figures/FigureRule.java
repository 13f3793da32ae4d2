package io.footfall.figures;

/** Says what a finding adds to which figures. Holds no state: what it adds depends on it alone. */
@FunctionalInterface
interface FigureRule<T> {

  void count(T finding, FigureSheet sheet);
}
