package io.footfall.figures;

import io.footfall.model.Click;
import io.footfall.model.ClickFacts;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Reconsidered;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a stored click counts for, at the time when it happened: the same measures and its visitor
 * under each line of the table. A robot's click is counted as such in the total and by what gave it
 * away, and nowhere else; one that had been counted as a person's is taken off again, all but its
 * visitor.
 */
final class ClickFigures implements FigureRule<Click> {

  private static final List<Breakdown<ClickFacts>> BREAKDOWNS =
      List.of(
          new Breakdown<>(FigureKind.TOTAL, click -> ""),
          new Breakdown<>(FigureKind.PAGE, ClickFacts::page),
          new Breakdown<>(FigureKind.COUNTRY, click -> of(click.geo(), Geo::country)),
          new Breakdown<>(FigureKind.CITY, click -> of(click.geo(), ClickFigures::city)),
          new Breakdown<>(
              FigureKind.DEVICE, click -> of(click.device(), ClickFigures::deviceClass)),
          new Breakdown<>(FigureKind.AUDIENCE, ClickFigures::audience),
          new Breakdown<>(FigureKind.BROWSER, click -> of(click.device(), Device::browser)),
          new Breakdown<>(FigureKind.OPERATING_SYSTEM, click -> of(click.device(), Device::os)),
          new Breakdown<>(
              FigureKind.AGE_BAND, click -> of(click.demographics(), Demographics::ageBand)),
          new Breakdown<>(
              FigureKind.GENDER, click -> of(click.demographics(), Demographics::gender)),
          new Breakdown<>(FigureKind.PRODUCT, ClickFacts::product),
          new Breakdown<>(FigureKind.SEARCH, ClickFacts::searchTerm));

  private static final Map<EventType, Measure> MEASURES =
      new EnumMap<>(
          Map.of(
              EventType.PRODUCT_VIEW, Measure.PRODUCT_VIEWS,
              EventType.LIST_VIEW, Measure.LIST_VIEWS,
              EventType.SEARCH, Measure.SEARCHES,
              EventType.ADD_TO_CART, Measure.CART_ADDITIONS,
              EventType.REMOVE_FROM_CART, Measure.CART_REMOVALS,
              EventType.CHECKOUT_STEP, Measure.CHECKOUT_STEPS,
              EventType.PURCHASE, Measure.PURCHASES,
              EventType.SIGN_UP, Measure.SIGN_UPS));

  private final List<Breakdown<ClickFacts>> breakdowns;
  private final boolean countsRobots;
  private String lastVisitorId = "";
  private long lastVisitorHash;

  ClickFigures(Set<FigureKind> kinds) {
    breakdowns = BREAKDOWNS.stream().filter(breakdown -> kinds.contains(breakdown.kind())).toList();
    countsRobots = kinds.contains(FigureKind.TOTAL);
  }

  @Override
  public void count(Click click, FigureSheet sheet) {
    Enrichment enrichment = click.enrichment();
    ClickFacts facts = ClickFacts.of(click);
    if (enrichment == null || !enrichment.isBot()) {
      countPersons(facts, 1, true, sheet);
      return;
    }
    countRobots(facts, enrichment.botIndicator(), sheet);
    if (enrichment.countsAsVisitor()) {
      countPersons(facts, 0, true, sheet);
    }
  }

  /** Takes the person's click off and puts the robot's on. */
  void reconsider(Reconsidered reconsidered, FigureSheet sheet) {
    countPersons(reconsidered.click(), -1, false, sheet);
    countRobots(reconsidered.click(), reconsidered.verdict(), sheet);
  }

  private void countRobots(ClickFacts click, String indicator, FigureSheet sheet) {
    if (!countsRobots) {
      return;
    }
    int views = click.type().isView() ? 1 : 0;
    TallyBuilder total = sheet.at(FigureKind.TOTAL, click.occurredAt(), "");
    total.add(Measure.BOT_EVENTS, 1);
    total.add(Measure.BOT_VIEWS, views);
    TallyBuilder kind =
        sheet.at(FigureKind.BOT, click.occurredAt(), Enrichment.earlyVerdict(indicator));
    kind.add(Measure.BOT_EVENTS, 1);
    kind.add(Measure.BOT_VIEWS, views);
  }

  private void countPersons(ClickFacts click, int sign, boolean visits, FigureSheet sheet) {
    long visitor = visits ? hashOf(click.visitorId()) : 0;
    Measure measure = measureOf(click.type());
    for (Breakdown<ClickFacts> breakdown : breakdowns) {
      String name = breakdown.name().apply(click);
      if (name != null) {
        TallyBuilder tally = sheet.at(breakdown.kind(), click.occurredAt(), name);
        tally.add(Measure.EVENTS, sign);
        if (visits) {
          tally.addVisitor(visitor);
        }
        if (click.type().isView()) {
          tally.add(Measure.VIEWS, sign);
        }
        if (measure != null) {
          tally.add(measure, sign);
        }
      }
    }
  }

  /** What clicks of a type are counted as, besides clicks and views. */
  static @Nullable Measure measureOf(EventType type) {
    return MEASURES.get(type);
  }

  /** A visitor's clicks come one after the other. */
  private long hashOf(String visitorId) {
    if (!visitorId.equals(lastVisitorId)) {
      lastVisitorId = visitorId;
      lastVisitorHash = VisitorSet.hashOf(visitorId);
    }
    return lastVisitorHash;
  }

  private static <P> @Nullable String of(@Nullable P part, Function<P, @Nullable String> name) {
    return part == null ? null : name.apply(part);
  }

  private static @Nullable String city(Geo geo) {
    return geo.city() == null
        ? null
        : Objects.requireNonNullElse(geo.country(), "") + "/" + geo.city();
  }

  /** A click has no channel; its visit has one, and a late click may change it. */
  private static @Nullable String audience(ClickFacts click) {
    String country = of(click.geo(), Geo::country);
    String device = of(click.device(), ClickFigures::deviceClass);
    return country == null || device == null
        ? null
        : new Audience(country, device, null).toString();
  }

  static String deviceClass(Device device) {
    return device.deviceClass().wireName();
  }
}
