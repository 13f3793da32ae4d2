package io.footfall.benchmarks.compute;

import io.footfall.figures.FigureKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far down the pipeline the records of the topic go. */
public enum Workload {
  /** Every field of every record read, and the records counted. */
  PARSE,
  /** Also: clock, texts, URLs, currencies and countries set right or refused. */
  CLEAN,
  /** Also: clicks, views and distinct visitors by minute and URL, the state stored. */
  COUNTS,
  /** Also: each event id once, and visits by half an hour of silence; the state stored. */
  KEYED,
  /**
   * The same, while Footfall counts under all of its kinds and not only under those that its peers
   * know: how much these cost.
   */
  FIGURES;

  /** By what Footfall counts in it. */
  Set<FigureKind> kinds() {
    return switch (this) {
      case PARSE, CLEAN -> EnumSet.noneOf(FigureKind.class);
      case COUNTS -> EnumSet.of(FigureKind.PAGE);
      case KEYED -> EnumSet.of(FigureKind.PAGE, FigureKind.TOTAL);
      case FIGURES -> EnumSet.allOf(FigureKind.class);
    };
  }

  /** Whether a click is looked at together with its visitor's others. */
  public boolean followsVisitors() {
    return this == KEYED || this == FIGURES;
  }

  /** Whether clicks are counted by page and minute. */
  public boolean countsPages() {
    return kinds().contains(FigureKind.PAGE);
  }

  /** As results call it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
