package io.footfall.figures;

import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a stored click counts for, at the time when it happened: the same measures and its visitor
 * under each line of the table. A robot's click is counted as such in the total and nowhere else.
 */
final class ClickFigures implements FigureRule<Click> {

  private static final List<Breakdown<Click>> BREAKDOWNS =
      List.of(
          new Breakdown<>(FigureKind.TOTAL, click -> ""),
          new Breakdown<>(
              FigureKind.PAGE, click -> click.page() == null ? null : click.page().figureName()),
          new Breakdown<>(FigureKind.COUNTRY, click -> of(click.geo(), Geo::country)),
          new Breakdown<>(FigureKind.CITY, click -> of(click.geo(), ClickFigures::city)),
          new Breakdown<>(
              FigureKind.DEVICE, click -> device(click, d -> wireName(d.deviceClass()))),
          new Breakdown<>(FigureKind.BROWSER, click -> device(click, Device::browser)),
          new Breakdown<>(FigureKind.OPERATING_SYSTEM, click -> device(click, Device::os)),
          new Breakdown<>(
              FigureKind.AGE_BAND, click -> of(click.demographics(), Demographics::ageBand)),
          new Breakdown<>(
              FigureKind.GENDER, click -> of(click.demographics(), Demographics::gender)),
          new Breakdown<>(
              FigureKind.PRODUCT, click -> click.product() == null ? null : click.product().id()),
          new Breakdown<>(
              FigureKind.SEARCH,
              click ->
                  click.searchTerm() == null ? null : click.searchTerm().toLowerCase(Locale.ROOT)));

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

  private final List<Breakdown<Click>> breakdowns;
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
    if (enrichment != null && enrichment.isBot()) {
      if (countsRobots) {
        sheet.at(FigureKind.TOTAL, click.occurredAt(), "").add(Measure.BOT_EVENTS, 1);
      }
      return;
    }
    long visitor = hashOf(click.visitorId());
    Measure measure = MEASURES.get(click.eventType());
    for (Breakdown<Click> breakdown : breakdowns) {
      String name = breakdown.name().apply(click);
      if (name != null) {
        TallyBuilder tally = sheet.at(breakdown.kind(), click.occurredAt(), name);
        tally.add(Measure.EVENTS, 1);
        tally.addVisitor(visitor);
        if (click.eventType().isView()) {
          tally.add(Measure.VIEWS, 1);
        }
        if (measure != null) {
          tally.add(measure, 1);
        }
      }
    }
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

  private static @Nullable String device(Click click, Function<Device, String> name) {
    return click.enrichment() == null ? null : name.apply(click.enrichment().device());
  }

  private static @Nullable String city(Geo geo) {
    return geo.city() == null
        ? null
        : Objects.requireNonNullElse(geo.country(), "") + "/" + geo.city();
  }

  static String wireName(Device.DeviceClass deviceClass) {
    return deviceClass.name().toLowerCase(Locale.ROOT);
  }
}
