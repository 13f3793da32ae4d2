package io.footfall.figures;

import static io.footfall.figures.FigureKey.Grain.DAY;
import static io.footfall.figures.FigureKey.Grain.HOUR;
import static io.footfall.figures.FigureKey.Grain.MINUTE;

import io.footfall.figures.FigureKey.Grain;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of figures. One index each in Elasticsearch, one group of partitions in Cassandra. A
 * kind is counted at its finest grain and rolled up into the others once a slice, so a grain more
 * costs rows and no time a click. What is looked at in retrospect alone is kept by the hour.
 */
public enum FigureKind {
  /** Everything, by time alone; the durations are the lengths of visits. */
  TOTAL(MINUTE, DAY),
  /** By canonical URL; the durations are how long the page was looked at. */
  PAGE(MINUTE, DAY),
  /**
   * The ledger, added up: records by outcome ({@code stored}, {@code duplicate}, {@code
   * rejected.<reason>}) and remarks on stored ones, at the time of the plans of the slices that
   * read them; the measure is {@code EVENTS}.
   */
  LEDGER(MINUTE, DAY),
  /**
   * The ledger's entries: records by outcome ({@code stored}, {@code duplicate}, {@code
   * rejected.<reason>}) and remarks on stored ones ({@code conflicting}, {@code overflowed}, {@code
   * out_of_reach}), one set a slice; the name is {@code <slice number>/<outcome>}, the time that of
   * the slice's plan, and the measure {@code EVENTS}. Two slices a second make too many of them to
   * be looked at or added up, so they are kept in Cassandra alone.
   */
  OUTCOME(MINUTE, MINUTE),
  /** By ISO 3166-1 alpha-2 code. */
  COUNTRY(MINUTE, DAY),
  /** {@code DE/Berlin}. */
  CITY(HOUR, DAY),
  /** {@code desktop}, {@code mobile}, {@code tablet}, {@code other}. */
  DEVICE(MINUTE, DAY),
  BROWSER(MINUTE, DAY),
  OPERATING_SYSTEM(MINUTE, DAY),
  AGE_BAND(MINUTE, DAY),
  GENDER(MINUTE, DAY),
  /** Visits by the channel that brought them, the views in them and whose they are. */
  CHANNEL(MINUTE, DAY),
  /** Visits by source and medium, the views in them and whose they are: {@code google / cpc}. */
  SOURCE(MINUTE, DAY),
  /** Visits by the name of the campaign, the views in them and whose they are. */
  CAMPAIGN(MINUTE, DAY),
  /** Visits that came as far as the step or further. */
  FUNNEL_STEP(MINUTE, DAY),
  /** Orders and revenue, by ISO 4217 code, at the time of the order. */
  CURRENCY(MINUTE, DAY),
  /** By the product's id. */
  PRODUCT(MINUTE, DAY),
  /** By what was searched for, in lower case. */
  SEARCH(MINUTE, DAY),
  /** Robots' clicks and visits, by what gave them away. */
  BOT(HOUR, DAY),
  /**
   * By two or all three of country, device and channel, as those kinds are by one: the name is an
   * {@link Audience}.
   */
  AUDIENCE(MINUTE, DAY),
  /**
   * The figures of the visits of one country, device and channel, by what they are of: the name is
   * a {@link SegmentName}. Those of fewer parts are their sums.
   */
  SEGMENT(HOUR, DAY),
  /**
   * Visits by the pages that they began with, up to five: {@code /a > /b > /c}. The most walked of
   * each day; counted by insights alone.
   */
  PATH(DAY, DAY),
  /**
   * Who came again: at the day of the first visit, by {@code day/3} or {@code week/1}; the measure
   * is {@code RETURNED}. Counted by insights alone.
   */
  RETENTION(DAY, DAY);

  private final Grain finest;
  private final Grain coarsest;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  private static final Set<FigureKind> PROMPT =
      EnumSet.of(TOTAL, PAGE, LEDGER, OUTCOME, COUNTRY, DEVICE, CHANNEL, FUNNEL_STEP, CURRENCY);

  private static final Map<String, FigureKind> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(FigureKind::wireName, k -> k));

  FigureKind(Grain finest, Grain coarsest) {
    this.finest = finest;
    this.coarsest = coarsest;
  }

  /** The grain at which it is counted. */
  public Grain finest() {
    return finest;
  }

  /** The grains into which it is rolled up. */
  public Set<Grain> coarser() {
    return coarserThan(finest);
  }

  /** Those into which what has that grain is rolled up. */
  Set<Grain> coarserThan(Grain grain) {
    Set<Grain> coarser = EnumSet.range(grain, coarsest);
    coarser.remove(grain);
    return coarser;
  }

  /** The kind that tables and index names call so. */
  public static FigureKind ofWireName(String wireName) {
    FigureKind kind = BY_WIRE_NAME.get(wireName);
    if (kind == null) {
      throw new IllegalArgumentException("No kind of figures is called " + wireName);
    }
    return kind;
  }

  /** Whether its figures are documents in Elasticsearch too, besides being rows in Cassandra. */
  public boolean isIndexed() {
    return this != OUTCOME;
  }

  /** Whether slices count it; the others are made of whole days, from what is stored. */
  public boolean isLive() {
    return this != PATH && this != RETENTION;
  }

  /** Whether its visitors are those of its visits, exact, and not a set of those of its clicks. */
  public boolean countsVisitorsByVisits() {
    return this == CHANNEL || this == SOURCE || this == CAMPAIGN;
  }

  /**
   * Whether its figures at the finest grain are merged with the slice that counted them, for who
   * looks at the last minutes. All others may be deferred: a slice would write little else.
   */
  boolean isPrompt() {
    return PROMPT.contains(this);
  }

  /**
   * Whether many of its figures are stored in one row: where they are many times as many as those
   * of any other kind, and small, a row for each would be most of what a slice reads and writes.
   */
  public boolean sharesRows() {
    return this == SEGMENT;
  }

  /** As it stands in tables and index names: {@code page}. */
  public String wireName() {
    return wireName;
  }
}
