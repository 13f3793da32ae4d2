package io.footfall.testing;

import io.footfall.figures.FigureKey;
import java.util.Comparator;

/** An order of figures, so that a difference reads the same every time. */
final class Figures {

  static final Comparator<FigureKey> BY_KEY =
      Comparator.comparing(FigureKey::kind)
          .thenComparing(FigureKey::grain)
          .thenComparingLong(FigureKey::startMillis)
          .thenComparing(FigureKey::name);

  private Figures() {}
}
