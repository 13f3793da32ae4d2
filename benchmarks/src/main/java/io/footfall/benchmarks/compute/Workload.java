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
  /** Also: each event id once, visits by half an hour of silence, all figures; state stored. */
  KEYED;

  /** By what Footfall counts clicks in it. */
  Set<FigureKind> clickKinds() {
    return switch (this) {
      case PARSE, CLEAN -> EnumSet.noneOf(FigureKind.class);
      case COUNTS -> EnumSet.of(FigureKind.PAGE);
      case KEYED -> EnumSet.allOf(FigureKind.class);
    };
  }

  /** Whether clicks are counted by page and minute. */
  public boolean countsPages() {
    return clickKinds().contains(FigureKind.PAGE);
  }

  /** As results call it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
