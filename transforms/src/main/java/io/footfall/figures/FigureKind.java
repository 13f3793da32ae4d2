package io.footfall.figures;

import java.util.Locale;

/** The kinds of figures. One index each in Elasticsearch, one group of partitions in Cassandra. */
public enum FigureKind {
  /** Everything, by time alone. */
  TOTAL,
  /** By canonical URL. */
  PAGE,
  /**
   * The ledger: records by outcome ({@code stored}, {@code duplicate}, {@code rejected.<reason>}),
   * one set a slice; the name is {@code <slice number>/<outcome>}, the time that of the slice's
   * plan, and the measure {@code EVENTS}.
   */
  OUTCOME;

  /** As it stands in tables and index names: {@code page}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
