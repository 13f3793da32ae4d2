package io.footfall.dashboard.testing;

import io.footfall.figures.Audience;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.SegmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The seeded figures of a small shop: by day, hour and minute up to a moment. */
public final class ShopFigures {

  private static final Map<Grain, Integer> PIECES =
      Map.of(Grain.DAY, 60, Grain.HOUR, 48, Grain.MINUTE, 125);

  private static final int MOST_AUDIENCE_PIECES = 16;
  private static final int MOST_SEGMENT_PIECES = 3;

  private static final Map<FigureKind, Map<String, Double>> SHARES = new LinkedHashMap<>();

  static {
    SHARES.put(FigureKind.TOTAL, Map.of("", 1.0));
    SHARES.put(
        FigureKind.COUNTRY, Map.of("DE", 0.36, "FR", 0.22, "GB", 0.17, "NL", 0.13, "PL", 0.12));
    SHARES.put(FigureKind.DEVICE, Map.of("mobile", 0.58, "desktop", 0.33, "tablet", 0.09));
    SHARES.put(
        FigureKind.CHANNEL,
        Map.of(
            "Organic Search",
            0.37,
            "Direct",
            0.24,
            "Paid Search",
            0.19,
            "Email",
            0.12,
            "Referral",
            0.08));
    SHARES.put(
        FigureKind.PAGE,
        Map.of(
            "https://shop.example/", 0.3,
            "https://shop.example/c/shoes", 0.2,
            "https://shop.example/p/trail-runner", 0.16,
            "https://shop.example/c/jackets", 0.13,
            "https://shop.example/cart", 0.11,
            "https://shop.example/checkout", 0.1));
    SHARES.put(
        FigureKind.PRODUCT,
        Map.of("trail-runner", 0.31, "rain-shell", 0.24, "day-pack", 0.22, "wool-cap", 0.23));
    SHARES.put(
        FigureKind.CITY,
        Map.of("DE/Berlin", 0.34, "FR/Lyon", 0.24, "GB/Leeds", 0.22, "NL/Delft", 0.2));
    SHARES.put(FigureKind.BROWSER, Map.of("Chrome", 0.55, "Safari", 0.3, "Firefox", 0.15));
    SHARES.put(
        FigureKind.AGE_BAND, Map.of("18-24", 0.2, "25-34", 0.35, "35-44", 0.25, "45-54", 0.2));
    SHARES.put(FigureKind.GENDER, Map.of("female", 0.47, "male", 0.44, "other", 0.09));
    SHARES.put(FigureKind.CAMPAIGN, Map.of("spring", 0.2, "new-trail", 0.12));
    SHARES.put(FigureKind.SEARCH, Map.of("rain jacket", 0.4, "running shoes", 0.35, "cap", 0.25));
    SHARES.put(
        FigureKind.FUNNEL_STEP,
        Map.of(
            "arrival",
            1.0,
            "list",
            0.74,
            "product",
            0.52,
            "cart",
            0.19,
            "checkout",
            0.1,
            "purchase",
            0.05));
    SHARES.put(FigureKind.CURRENCY, Map.of("EUR", 0.8, "GBP", 0.2));
  }

  private final Random random;
  private final Instant now;

  private ShopFigures(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now;
  }

  /** All figures up to the minute that {@code now} is in. */
  public static List<TestFigure> until(Instant now, long seed) {
    return new ShopFigures(seed, now).all();
  }

  private List<TestFigure> all() {
    List<TestFigure> figures = new ArrayList<>();
    SHARES.forEach(
        (kind, shares) -> {
          for (Grain grain : Grain.values()) {
            if (grain.compareTo(kind.finest()) >= 0) {
              addPieces(kind, kind, grain, pieces(grain), shares, figures);
            }
          }
        });
    audiences().forEach((audience, share) -> addAudience(audience, share, figures));
    for (Grain grain : Grain.values()) {
      pieces(grain).forEach(at -> addOutcomes(grain, at, figures));
    }
    return figures;
  }

  /** Two or three parts at once, each with its share of everything. */
  private static Map<Audience, Double> audiences() {
    Map<Audience, Double> audiences = new LinkedHashMap<>();
    orAnyone(FigureKind.COUNTRY)
        .forEach(
            (country, ofCountry) ->
                orAnyone(FigureKind.DEVICE)
                    .forEach(
                        (device, ofDevice) ->
                            orAnyone(FigureKind.CHANNEL)
                                .forEach(
                                    (channel, ofChannel) ->
                                        audiences.put(
                                            Audience.parse(
                                                String.join("|", country, device, channel)),
                                            ofCountry * ofDevice * ofChannel))));
    audiences.keySet().removeIf(audience -> audience.kinds().size() < 2);
    return audiences;
  }

  private static Map<String, Double> orAnyone(FigureKind kind) {
    Map<String, Double> shares = new TreeMap<>(SHARES.get(kind));
    shares.put("", 1.0);
    return shares;
  }

  /** Of late: by every grain at once, and what is of all three parts by what it looked at too. */
  private void addAudience(Audience audience, double share, List<TestFigure> figures) {
    for (Grain grain : Grain.values()) {
      List<Instant> late = late(grain, MOST_AUDIENCE_PIECES);
      Map<String, Double> shares = Map.of(audience.toString(), share);
      addPieces(FigureKind.AUDIENCE, FigureKind.AUDIENCE, grain, late, shares, figures);
    }
    if (audience.kinds().equals(Audience.PARTS)) {
      SHARES.forEach((kind, shares) -> addSegment(audience, share, kind, shares, figures));
    }
  }

  private void addSegment(
      Audience audience,
      double share,
      FigureKind of,
      Map<String, Double> shares,
      List<TestFigure> figures) {
    if (of == FigureKind.TOTAL || Audience.PARTS.contains(of)) {
      return;
    }
    Map<String, Double> ofSegment = new HashMap<>();
    shares.forEach(
        (name, part) ->
            ofSegment.put(new SegmentName(audience, of, name).toString(), part * share));
    for (Grain grain : List.of(Grain.HOUR, Grain.DAY)) {
      List<Instant> late = late(grain, MOST_SEGMENT_PIECES);
      addPieces(FigureKind.SEGMENT, of, grain, late, ofSegment, figures);
    }
  }

  private List<Instant> late(Grain grain, int most) {
    List<Instant> pieces = pieces(grain);
    return pieces.subList(pieces.size() - most, pieces.size());
  }

  private void addPieces(
      FigureKind kind,
      FigureKind of,
      Grain grain,
      List<Instant> pieces,
      Map<String, Double> shares,
      List<TestFigure> figures) {
    for (Instant at : pieces) {
      double dayTime = 1 + 0.45 * Math.sin(at.getEpochSecond() / 86_400.0 * 2 * Math.PI - 1.9);
      double minutes = lengthOf(grain).toMinutes();
      shares.forEach(
          (name, share) -> {
            double views = 210 * dayTime * minutes * share * (0.86 + 0.28 * random.nextDouble());
            figures.add(new TestFigure(kind, grain, at, name, sums(of, Math.round(views))));
          });
    }
  }

  private Map<String, Long> sums(FigureKind kind, long views) {
    long visits = Math.max(views / 5, 1);
    Map<String, Long> sums = new HashMap<>();
    sums.put("visits", visits);
    if (kind == FigureKind.FUNNEL_STEP) {
      return sums;
    }
    if (kind == FigureKind.CURRENCY) {
      long orders = Math.max(visits / 20, 1);
      return Map.of("orders", orders, "revenue_minor", orders * (4_900 + random.nextInt(3_000)));
    }
    sums.put("events", views + views / 4);
    sums.put("views", views);
    sums.put("visitors", visits - visits / 9);
    sums.put("first_visits", visits * 2 / 5);
    sums.put("engaged_visits", visits - visits * (28 + random.nextInt(12)) / 100);
    sums.put("converted_visits", visits * (40 + random.nextInt(20)) / 1_000);
    sums.put("visit_millis", visits * (140_000 + random.nextInt(60_000)));
    sums.put("product_views", views / 3);
    sums.put("cart_additions", views / 12);
    sums.put("purchases", views / 60);
    sums.put("searches", views / 30);
    sums.put("dwells", views * 4 / 5);
    sums.put("dwell_millis", views * 4 / 5 * (18_000 + random.nextInt(20_000)));
    sums.put("entries", visits);
    sums.put("exits", visits);
    return sums;
  }

  private void addOutcomes(Grain grain, Instant at, List<TestFigure> figures) {
    addOutcome(grain, at, "stored", 240 + random.nextInt(60), figures);
    addOutcome(grain, at, "duplicate", 4 + random.nextInt(6), figures);
    addOutcome(grain, at, "rejected.malformed_json", 2 + random.nextInt(4), figures);
    addOutcome(grain, at, "rejected.too_late", random.nextInt(3), figures);
    addOutcome(grain, at, "conflicting", 2, figures);
  }

  private static void addOutcome(
      Grain grain, Instant at, String name, long events, List<TestFigure> figures) {
    figures.add(new TestFigure(FigureKind.LEDGER, grain, at, name, Map.of("events", events)));
  }

  private List<Instant> pieces(Grain grain) {
    Instant last = Instant.ofEpochMilli(grain.startOf(now.toEpochMilli()));
    List<Instant> pieces = new ArrayList<>();
    for (int i = PIECES.get(grain) - 1; i >= 0; i--) {
      pieces.add(last.minus(lengthOf(grain).multipliedBy(i)));
    }
    return pieces;
  }

  private static Duration lengthOf(Grain grain) {
    return switch (grain) {
      case MINUTE -> Duration.ofMinutes(1);
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
    };
  }
}
