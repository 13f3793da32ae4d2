package io.footfall.figures;

import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.Visit;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.visits.VisitRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the figures must be, worked out the plain way: every record in the order of its slice and
 * position, nothing ever forgotten, visits cut once at the end. Shares with the pipeline the rules
 * of the model and the tally, no more.
 */
final class SequentialModel {

  private final VisitRules rules;
  private final Map<FigureKey, TallyBuilder> figures = new HashMap<>();
  private final Map<String, List<Click>> clicksByVisitor = new LinkedHashMap<>();
  private final IdentityHashMap<Click, Long> slices = new IdentityHashMap<>();
  private final Set<Click> walked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<UUID, Set<Click>> contents = new HashMap<>();
  private final Set<Visit> visits = new HashSet<>();

  /** Who was there by a channel, a source, a campaign. */
  private final Map<FigureKey, Set<String>> visitors = new HashMap<>();

  private SequentialModel(VisitRules rules) {
    this.rules = rules;
  }

  static SequentialModel of(List<SliceOfTraffic> slices, VisitRules rules) {
    SequentialModel model = new SequentialModel(rules);
    for (SliceOfTraffic traffic : slices) {
      List<Outcome> ordered = new ArrayList<>(traffic.outcomes());
      ordered.sort(Comparator.comparing(Outcome::position));
      ordered.forEach(outcome -> model.take(outcome, traffic));
    }
    model.clicksByVisitor.values().forEach(model::judge);
    model.slices.keySet().forEach(model::countClick);
    model.clicksByVisitor.forEach(model::cutVisits);
    model.visitors.forEach((key, ids) -> model.figures.get(key).add(Measure.VISITORS, ids.size()));
    return model;
  }

  Map<FigureKey, Tally> figures() {
    Map<FigureKey, Tally> built = new HashMap<>();
    figures.forEach(
        (key, builder) -> {
          if (!builder.build().isEmpty()) {
            built.put(key, builder.build());
          }
        });
    return built;
  }

  Set<Visit> visits() {
    return visits;
  }

  private void take(Outcome outcome, SliceOfTraffic traffic) {
    if (outcome instanceof Reject reject) {
      ledger(traffic, "rejected." + reject.reason().name().toLowerCase(Locale.ROOT));
      return;
    }
    Click click = (Click) outcome;
    Set<Click> known = contents.computeIfAbsent(click.eventId(), id -> new HashSet<>());
    boolean taken = !known.isEmpty();
    if (!known.add(contentOf(click))) {
      ledger(traffic, "duplicate");
      return;
    }
    ledger(traffic, "stored");
    if (taken) {
      ledger(traffic, "conflicting");
    }
    clicksByVisitor.computeIfAbsent(click.visitorId(), id -> new ArrayList<>()).add(click);
    slices.put(click, traffic.slice().number());
  }

  /** Finds the robots among the visitor's stretches, by their pace. */
  private void judge(List<Click> clicks) {
    clicks.sort(Comparator.comparingLong(Click::occurredAt));
    for (List<Click> stretch : stretches(clicks)) {
      if (behaviourOf(stretch) != null) {
        walked.addAll(stretch);
      }
    }
  }

  private List<List<Click>> stretches(List<Click> inOrder) {
    List<List<Click>> stretches = new ArrayList<>();
    long previous = Long.MIN_VALUE / 2;
    for (Click click : inOrder) {
      if (click.occurredAt() - previous >= rules.silence().toMillis()) {
        stretches.add(new ArrayList<>());
      }
      stretches.get(stretches.size() - 1).add(click);
      previous = click.occurredAt();
    }
    return stretches;
  }

  private static String behaviourOf(List<Click> stretch) {
    List<Click> views = stretch.stream().filter(c -> c.eventType().isView()).toList();
    if (longestRow(views, 1_000, view -> view) >= 8) {
      return "behaviour:rate";
    }
    if (longestRow(views, 2_000, view -> view) >= 20) {
      return "behaviour:no_dwell";
    }
    return longestRow(views, 3_000, v -> v.page() == null ? "" : v.page().figureName()) >= 30
        ? "behaviour:walk"
        : null;
  }

  /**
   * The most different names in a row of views with shorter pauses than that. A view that came
   * under an id that was used before is another view.
   */
  private static int longestRow(List<Click> views, long pause, Function<Click, Object> name) {
    int longest = 0;
    Set<Object> row = new HashSet<>();
    for (int i = 0; i < views.size(); i++) {
      if (i > 0 && views.get(i).occurredAt() - views.get(i - 1).occurredAt() >= pause) {
        row.clear();
      }
      row.add(name.apply(views.get(i)));
      longest = Math.max(longest, row.size());
    }
    return longest;
  }

  /** Whether it was known for a robot's when its slice was over: from what had come by then. */
  private boolean wasKnown(Click click) {
    List<Click> byThen =
        clicksByVisitor.get(click.visitorId()).stream()
            .filter(other -> slices.get(other) <= slices.get(click))
            .toList();
    return stretches(byThen).stream()
        .anyMatch(stretch -> stretch.contains(click) && behaviourOf(stretch) != null);
  }

  private List<Click> stretchOf(Click click) {
    return stretches(clicksByVisitor.get(click.visitorId())).stream()
        .filter(stretch -> stretch.contains(click))
        .findFirst()
        .orElseThrow();
  }

  private static Click contentOf(Click click) {
    return click.toBuilder()
        .position(new RecordPosition("", 0, 0))
        .sentAt(null)
        .receivedAt(0)
        .occurredAt(click.occurredAt() - click.clockSkewMillis())
        .clockSkewMillis(0)
        .build();
  }

  private void ledger(SliceOfTraffic traffic, String outcome) {
    at(
        FigureKind.OUTCOME,
        traffic.slice().plannedAtMillis(),
        traffic.slice().number() + "/" + outcome,
        tally -> tally.add(Measure.EVENTS, 1));
    at(
        FigureKind.LEDGER,
        traffic.slice().plannedAtMillis(),
        outcome,
        tally -> tally.add(Measure.EVENTS, 1));
  }

  private void countClick(Click click) {
    long at = click.occurredAt();
    boolean robots = click.enrichment().isBot() || walked.contains(click);
    if (robots) {
      int views = click.eventType().isView() ? 1 : 0;
      Consumer<TallyBuilder> counts =
          tally -> {
            tally.add(Measure.BOT_EVENTS, 1);
            tally.add(Measure.BOT_VIEWS, views);
          };
      at(FigureKind.TOTAL, at, "", counts);
      at(FigureKind.BOT, at, indicatorOf(click), counts);
      if (click.enrichment().isBot() || wasKnown(click)) {
        return;
      }
    }
    Map<FigureKind, String> names = new HashMap<>();
    names.put(FigureKind.TOTAL, "");
    if (click.page() != null) {
      names.put(FigureKind.PAGE, click.page().figureName());
    }
    if (click.geo() != null) {
      names.put(FigureKind.COUNTRY, click.geo().country());
      if (click.geo().city() != null) {
        names.put(FigureKind.CITY, click.geo().country() + "/" + click.geo().city());
      }
    }
    names.put(FigureKind.DEVICE, deviceClass(click));
    if (click.geo() != null && click.geo().country() != null) {
      names.put(FigureKind.AUDIENCE, click.geo().country() + "|" + deviceClass(click) + "|");
    }
    names.put(FigureKind.BROWSER, click.enrichment().device().browser());
    names.put(FigureKind.OPERATING_SYSTEM, click.enrichment().device().os());
    if (click.demographics() != null) {
      names.put(FigureKind.AGE_BAND, click.demographics().ageBand());
      names.put(FigureKind.GENDER, click.demographics().gender());
    }
    if (click.product() != null) {
      names.put(FigureKind.PRODUCT, click.product().id());
    }
    if (click.searchTerm() != null) {
      names.put(FigureKind.SEARCH, click.searchTerm().toLowerCase(Locale.ROOT));
    }
    names.values().removeIf(name -> name == null);
    names.forEach(
        (kind, name) ->
            at(
                kind,
                at,
                name,
                tally -> {
                  tally.addVisitor(VisitorSet.hashOf(click.visitorId()));
                  if (robots) {
                    return;
                  }
                  tally.add(Measure.EVENTS, 1);
                  switch (click.eventType()) {
                    case PAGE_VIEW -> tally.add(Measure.VIEWS, 1);
                    case PRODUCT_VIEW -> {
                      tally.add(Measure.VIEWS, 1);
                      tally.add(Measure.PRODUCT_VIEWS, 1);
                    }
                    case LIST_VIEW -> {
                      tally.add(Measure.VIEWS, 1);
                      tally.add(Measure.LIST_VIEWS, 1);
                    }
                    case SEARCH -> {
                      tally.add(Measure.VIEWS, 1);
                      tally.add(Measure.SEARCHES, 1);
                    }
                    case ADD_TO_CART -> tally.add(Measure.CART_ADDITIONS, 1);
                    case REMOVE_FROM_CART -> tally.add(Measure.CART_REMOVALS, 1);
                    case CHECKOUT_STEP -> tally.add(Measure.CHECKOUT_STEPS, 1);
                    case PURCHASE -> tally.add(Measure.PURCHASES, 1);
                    case SIGN_UP -> tally.add(Measure.SIGN_UPS, 1);
                    case PAGE_PING, REFUND, EMAIL_OPT_OUT -> {}
                  }
                }));
  }

  /** As it was called when it was found: by what had come until then. */
  private String indicatorOf(Click click) {
    if (click.enrichment().isBot()) {
      return click.enrichment().botIndicator();
    }
    List<Click> stretch = stretchOf(click);
    return stretch.stream()
        .map(slices::get)
        .filter(slice -> slice >= slices.get(click))
        .sorted()
        .map(
            slice ->
                stretches(stretch.stream().filter(c -> slices.get(c) <= slice).toList()).stream()
                    .filter(known -> known.contains(click))
                    .map(SequentialModel::behaviourOf)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private void cutVisits(String visitorId, List<Click> clicks) {
    clicks.sort(
        Comparator.comparingLong(Click::occurredAt)
            .thenComparing(click -> !click.eventType().isView())
            .thenComparing(Click::eventId)
            .thenComparingLong(click -> click.searchTerm() == null ? 0 : 1));
    List<Click> visit = new ArrayList<>();
    String campaign = null;
    boolean first = true;
    for (Click click : clicks) {
      String next =
          click.enrichment().trafficSource().campaign() == null
              ? null
              : click.enrichment().trafficSource().toString();
      if (!visit.isEmpty()) {
        long previous = visit.get(visit.size() - 1).occurredAt();
        boolean silent = click.occurredAt() - previous >= rules.silence().toMillis();
        boolean cut =
            (rules.campaignEndsVisit() && next != null && !next.equals(campaign))
                || (rules.midnightZone() != null && day(previous) != day(click.occurredAt()));
        if (silent || (cut && click.occurredAt() > previous)) {
          countVisit(visitorId, visit, first);
          first = false;
          visit.clear();
        }
        if (silent) {
          campaign = null;
        }
      }
      campaign = next == null ? campaign : next;
      visit.add(click);
    }
    countVisit(visitorId, visit, first);
  }

  private long day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(rules.midnightZone()).toLocalDate().toEpochDay();
  }

  private void countVisit(String visitorId, List<Click> visit, boolean first) {
    Click start = visit.get(0);
    Click end = visit.get(visit.size() - 1);
    List<Click> views = visit.stream().filter(click -> click.eventType().isView()).toList();
    long at = start.occurredAt();
    String robot = robotIn(visit);
    visits.add(PlainVisit.of(visitorId, visit, first, robot));
    if (robot != null) {
      at(FigureKind.TOTAL, at, "", tally -> tally.add(Measure.BOT_VISITS, 1));
      at(FigureKind.BOT, at, robot, tally -> tally.add(Measure.BOT_VISITS, 1));
      return;
    }
    long length = end.occurredAt() - at;
    long engagedMillis = 0;
    for (int i = 1; i < visit.size(); i++) {
      engagedMillis += Math.min(60_000, visit.get(i).occurredAt() - visit.get(i - 1).occurredAt());
    }
    long engagedFor = engagedMillis;
    boolean converted = visit.stream().anyMatch(c -> c.eventType() == EventType.PURCHASE);
    boolean engaged = engagedMillis >= 10_000 || views.size() > 1 || converted;
    Consumer<TallyBuilder> counts =
        tally -> {
          tally.add(Measure.VISITS, 1);
          tally.add(Measure.FIRST_VISITS, first ? 1 : 0);
          tally.add(Measure.ENGAGED_VISITS, engaged ? 1 : 0);
          tally.add(Measure.CONVERTED_VISITS, converted ? 1 : 0);
          tally.add(Measure.VISIT_MILLIS, length);
          tally.add(Measure.ENGAGED_MILLIS, engagedFor);
          tally.addDuration(length, 1);
        };
    at(FigureKind.TOTAL, at, "", counts);
    visit.stream()
        .filter(click -> click.geo() != null)
        .findFirst()
        .ifPresent(click -> at(FigureKind.COUNTRY, at, click.geo().country(), counts));
    at(FigureKind.DEVICE, at, deviceClass(start), counts);
    at(FigureKind.BROWSER, at, start.enrichment().device().browser(), counts);
    at(FigureKind.OPERATING_SYSTEM, at, start.enrichment().device().os(), counts);
    visit.stream()
        .filter(click -> click.demographics() != null)
        .findFirst()
        .ifPresent(
            click -> {
              at(FigureKind.GENDER, at, click.demographics().gender(), counts);
              if (click.demographics().ageBand() != null) {
                at(FigureKind.AGE_BAND, at, click.demographics().ageBand(), counts);
              }
            });
    var source = start.enrichment().trafficSource();
    at(FigureKind.CHANNEL, at, source.channel(), counts);
    at(FigureKind.SOURCE, at, source.source() + " / " + source.medium(), counts);
    if (source.campaign() != null) {
      at(FigureKind.CAMPAIGN, at, source.campaign(), counts);
    }
    for (FunnelStep step : FunnelStep.values()) {
      if (visit.stream().anyMatch(c -> FunnelStep.of(c.eventType()).compareTo(step) >= 0)) {
        at(FigureKind.FUNNEL_STEP, at, step.wireName(), tally -> tally.add(Measure.VISITS, 1));
      }
    }
    countVisitor(start, start);
    views.forEach(view -> countVisitor(start, view));
    countPages(views, end.occurredAt());
    countOrders(visit);
    for (Click view : views) {
      long viewed = view.occurredAt();
      Consumer<TallyBuilder> aView = tally -> tally.add(Measure.VIEWS, 1);
      at(FigureKind.CHANNEL, viewed, source.channel(), aView);
      at(FigureKind.SOURCE, viewed, source.source() + " / " + source.medium(), aView);
      if (source.campaign() != null) {
        at(FigureKind.CAMPAIGN, viewed, source.campaign(), aView);
      }
    }
    countAudiences(visit, views, counts);
    countSegments(visit, views, engaged, converted);
  }

  /** What gives the robot away: what it says of itself, or else its pace; null for a person. */
  private String robotIn(List<Click> visit) {
    for (Click click : visit) {
      if (click.enrichment().isBot()) {
        return click.enrichment().botIndicator();
      }
    }
    return visit.stream().anyMatch(walked::contains) ? behaviourOf(stretchOf(visit.get(0))) : null;
  }

  /** By two and by three of country, device and channel; only what has a channel has its views. */
  private void countAudiences(List<Click> visit, List<Click> views, Consumer<TallyBuilder> counts) {
    String country = PlainVisit.firstOf(visit, c -> c.geo() == null ? null : c.geo().country());
    String device = deviceClass(visit.get(0));
    String channel = visit.get(0).enrichment().trafficSource().channel();
    List<String> names = new ArrayList<>(List.of("|" + device + "|" + channel));
    if (country != null) {
      names.add(country + "|" + device + "|");
      names.add(country + "||" + channel);
      names.add(country + "|" + device + "|" + channel);
    }
    for (String name : names) {
      at(FigureKind.AUDIENCE, visit.get(0).occurredAt(), name, counts);
      if (!name.endsWith("|")) {
        for (Click view : views) {
          at(FigureKind.AUDIENCE, view.occurredAt(), name, tally -> tally.add(Measure.VIEWS, 1));
        }
      }
    }
  }

  /** Whose: {@code DE|mobile|Email}; then every figure of a visit once more, under its name. */
  private void countSegments(
      List<Click> visit, List<Click> views, boolean engaged, boolean converted) {
    Click start = visit.get(0);
    String country = PlainVisit.firstOf(visit, c -> c.geo() == null ? null : c.geo().country());
    String city = PlainVisit.firstOf(visit, c -> c.geo() == null ? null : c.geo().city());
    Map<String, String> all = new LinkedHashMap<>();
    all.put("city", city == null ? null : (country == null ? "" : country) + "/" + city);
    all.put("browser", start.enrichment().device().browser());
    Click told = visit.stream().filter(c -> c.demographics() != null).findFirst().orElse(null);
    all.put("age_band", told == null ? null : told.demographics().ageBand());
    all.put("gender", told == null ? null : told.demographics().gender());
    all.put("campaign", start.enrichment().trafficSource().campaign());
    all.values().removeIf(name -> name == null);
    String segment =
        (country == null ? "" : country)
            + "|"
            + deviceClass(start)
            + "|"
            + start.enrichment().trafficSource().channel()
            + "|";
    countSegment(segment, visit, views);
    all.forEach(
        (kind, name) ->
            at(
                FigureKind.SEGMENT,
                start.occurredAt(),
                segment + kind + "|" + name,
                tally -> {
                  tally.add(Measure.VISITS, 1);
                  tally.add(Measure.ENGAGED_VISITS, engaged ? 1 : 0);
                  tally.add(Measure.CONVERTED_VISITS, converted ? 1 : 0);
                  tally.add(Measure.VIEWS, views.size());
                  tally.add(Measure.EVENTS, visit.size());
                }));
  }

  private void countSegment(String segment, List<Click> visit, List<Click> views) {
    for (FunnelStep step : FunnelStep.values()) {
      if (visit.stream().anyMatch(c -> FunnelStep.of(c.eventType()).compareTo(step) >= 0)) {
        at(
            FigureKind.SEGMENT,
            visit.get(0).occurredAt(),
            segment + "funnel_step|" + step.wireName(),
            tally -> tally.add(Measure.VISITS, 1));
      }
    }
    countPages(
        views,
        visit.get(visit.size() - 1).occurredAt(),
        (view, counting) ->
            at(
                FigureKind.SEGMENT,
                view.occurredAt(),
                segment + "page|" + view.page().figureName(),
                counting.andThen(tally -> tally.add(Measure.VIEWS, 1))));
    countOrders(
        visit,
        (click, counting) ->
            at(
                FigureKind.SEGMENT,
                click.occurredAt(),
                segment + "currency|" + click.order().currency(),
                counting));
    for (Click click : visit) {
      boolean search = click.eventType() == EventType.SEARCH;
      if (search ? click.searchTerm() != null : click.product() != null) {
        at(
            FigureKind.SEGMENT,
            click.occurredAt(),
            segment
                + (search
                    ? "search|" + click.searchTerm().toLowerCase(Locale.ROOT)
                    : "product|" + click.product().id()),
            tally -> {
              tally.add(Measure.EVENTS, 1);
              switch (click.eventType()) {
                case SEARCH -> tally.add(Measure.SEARCHES, 1);
                case PRODUCT_VIEW -> tally.add(Measure.PRODUCT_VIEWS, 1);
                case ADD_TO_CART -> tally.add(Measure.CART_ADDITIONS, 1);
                case REMOVE_FROM_CART -> tally.add(Measure.CART_REMOVALS, 1);
                case PURCHASE -> tally.add(Measure.PURCHASES, 1);
                default -> throw new IllegalStateException("A product in a " + click.eventType());
              }
            });
      }
    }
  }

  private void countPages(List<Click> views, long endedAt) {
    countPages(
        views,
        endedAt,
        (view, counting) ->
            at(FigureKind.PAGE, view.occurredAt(), view.page().figureName(), counting));
  }

  private static void countPages(
      List<Click> views, long endedAt, BiConsumer<Click, Consumer<TallyBuilder>> pages) {
    for (int i = 0; i < views.size(); i++) {
      Click view = views.get(i);
      boolean last = i == views.size() - 1;
      long until = last ? endedAt : views.get(i + 1).occurredAt();
      boolean known = !last || until > view.occurredAt();
      int index = i;
      if (view.page() == null) {
        continue;
      }
      pages.accept(
          view,
          tally -> {
            if (known) {
              tally.add(Measure.DWELLS, 1);
              tally.add(Measure.DWELL_MILLIS, until - view.occurredAt());
              tally.addDuration(until - view.occurredAt(), 1);
            }
            tally.add(Measure.ENTRIES, index == 0 ? 1 : 0);
            tally.add(Measure.EXITS, last ? 1 : 0);
          });
    }
  }

  private void countOrders(List<Click> visit) {
    countOrders(
        visit,
        (click, counting) -> {
          Measure count = click.eventType() == EventType.REFUND ? Measure.REFUNDS : Measure.ORDERS;
          at(FigureKind.CURRENCY, click.occurredAt(), click.order().currency(), counting);
          at(FigureKind.TOTAL, click.occurredAt(), "", tally -> tally.add(count, 1));
        });
  }

  private static void countOrders(
      List<Click> visit, BiConsumer<Click, Consumer<TallyBuilder>> orders) {
    Set<String> seen = new HashSet<>();
    for (Click click : visit) {
      boolean refund = click.eventType() == EventType.REFUND;
      if (click.order() != null && seen.add(click.eventType() + click.order().id())) {
        Measure count = refund ? Measure.REFUNDS : Measure.ORDERS;
        long total = click.order().totalMinor();
        orders.accept(
            click,
            tally -> {
              tally.add(count, 1);
              tally.add(Measure.REVENUE_MINOR, refund ? -total : total);
            });
      }
    }
  }

  private void countVisitor(Click start, Click there) {
    var source = start.enrichment().trafficSource();
    Map<FigureKind, String> names = new HashMap<>();
    names.put(FigureKind.CHANNEL, source.channel());
    names.put(FigureKind.SOURCE, source.source() + " / " + source.medium());
    names.put(FigureKind.CAMPAIGN, source.campaign());
    names.values().removeIf(Objects::isNull);
    names.forEach(
        (kind, name) -> {
          for (FigureKey.Grain grain : FigureKey.Grain.values()) {
            visitors
                .computeIfAbsent(
                    new FigureKey(kind, grain, grain.startOf(there.occurredAt()), name),
                    key -> new HashSet<>())
                .add(there.visitorId());
          }
        });
  }

  private static String deviceClass(Click click) {
    return click.enrichment().device().deviceClass().name().toLowerCase(Locale.ROOT);
  }

  private void at(FigureKind kind, long moment, String name, Consumer<TallyBuilder> counting) {
    Set<FigureKey.Grain> grains = EnumSet.of(kind.finest());
    grains.addAll(kind.coarser());
    for (FigureKey.Grain grain : grains) {
      counting.accept(
          figures.computeIfAbsent(
              new FigureKey(kind, grain, grain.startOf(moment), name), key -> new TallyBuilder()));
    }
  }
}
