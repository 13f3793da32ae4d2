package io.footfall.testing;

import io.footfall.figures.Shards;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Outcome;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RecordPosition;
import io.footfall.model.Reject;
import io.footfall.model.RejectReason;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.model.TrafficSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A shop's traffic that a seed can name again, with all that goes wrong with traffic: clicks that
 * are late by up to two days, out of order, sent twice, sent under an id that was used before,
 * robots' clicks, and records that were rejected. Each visitor's records lie in one partition, as
 * the log's key has it, in the order in which they were received.
 */
public final class SimulatedTraffic {

  /** A slice and the records in it. */
  public record SliceOfTraffic(Slice slice, List<Outcome> outcomes) {}

  private record Received(long at, int partition, Outcome outcome) {}

  private static final long START = 1_772_323_200_000L; // 2026-03-01T00:00:00Z
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final int PARTITIONS = 4;

  private static final Set<EventType> OF_PRODUCTS =
      EnumSet.of(
          EventType.PRODUCT_VIEW,
          EventType.ADD_TO_CART,
          EventType.REMOVE_FROM_CART,
          EventType.PURCHASE);

  private static final RecordPosition NOWHERE = new RecordPosition("clicks", 0, 0);

  private final Random random;
  private final int days;
  private final List<Received> received = new ArrayList<>();

  private SimulatedTraffic(long seed, int days) {
    this.random = new Random(seed);
    this.days = days;
  }

  /** So many visitors over so many days, cut into about so many slices. */
  public static List<SliceOfTraffic> of(long seed, int visitors, int days, int slices) {
    SimulatedTraffic traffic = new SimulatedTraffic(seed, days);
    for (int visitor = 0; visitor < visitors; visitor++) {
      traffic.addVisitor(visitor);
    }
    return traffic.cut(slices);
  }

  private void addVisitor(int number) {
    String visitorId = "visitor-" + number;
    int visits = 1 + random.nextInt(3 * days);
    for (int visit = 0; visit < visits; visit++) {
      addVisit(visitorId, number % PARTITIONS, START + random.nextLong(days * 24L * HOUR));
    }
  }

  private void addVisit(String visitorId, int partition, long startedAt) {
    Enrichment enrichment = enrichment();
    Geo geo = random.nextInt(4) == 0 ? null : new Geo(pick("DE", "FR", "IT"), pick("A", "B", null));
    if (random.nextInt(20) == 0) {
      addWalk(visitorId, partition, startedAt, enrichment);
      return;
    }
    long at = startedAt;
    for (int left = 1 + random.nextInt(9); left > 0; left--) {
      Click click = click(visitorId, at, geo, enrichment);
      add(partition, click);
      at += random.nextInt(20) == 0 ? 25 * MINUTE + random.nextLong(10 * MINUTE) : pause();
    }
  }

  /** A robot that says nothing of itself; whether it shows depends on its pace. */
  private void addWalk(String visitorId, int partition, long startedAt, Enrichment enrichment) {
    long pace = pick(700L, 1_900L, 2_900L, 9_000L);
    long at = startedAt;
    for (int page = 5 + random.nextInt(40); page > 0; page--) {
      Click view = click(visitorId, at, null, enrichment);
      add(
          partition,
          view.toBuilder()
              .eventType(EventType.PAGE_VIEW)
              .page(new Page("https://shop.example/walk/" + page, null, null))
              .product(null)
              .order(null)
              .searchTerm(null)
              .build());
      at += pace - random.nextInt(300);
    }
  }

  private long pause() {
    return random.nextInt(6) == 0 ? 0 : random.nextLong(4 * MINUTE);
  }

  private void add(int partition, Click click) {
    int fate = random.nextInt(100);
    receive(partition, click, fate < 10 ? random.nextLong(48 * HOUR) : random.nextLong(5_000));
    if (fate >= 90) {
      receive(partition, click, random.nextLong(20 * HOUR));
    }
    if (fate == 50) {
      Click other = click.toBuilder().searchTerm("something else").build();
      receive(partition, other, random.nextLong(20 * HOUR));
      receive(partition, other, random.nextLong(20 * HOUR));
    }
    if (fate == 51) {
      long at = click.occurredAt();
      received.add(
          new Received(
              at,
              partition,
              new Reject(
                  NOWHERE, "parse", RejectReason.MALFORMED_JSON, "broken", new byte[] {1}, at)));
    }
  }

  private void receive(int partition, Click click, long delay) {
    long skew = random.nextInt(50);
    long occurredAt = click.occurredAt() + skew;
    long at = occurredAt + delay;
    received.add(
        new Received(
            at,
            partition,
            click.toBuilder()
                .occurredAt(occurredAt)
                .clockSkewMillis(skew)
                .receivedAt(at)
                .sentAt(at - 1)
                .build()));
  }

  private Click click(String visitorId, long at, Geo geo, Enrichment enrichment) {
    EventType type = pick(EventType.values());
    boolean ordering = type == EventType.PURCHASE || type == EventType.REFUND;
    return Click.builder()
        .position(NOWHERE)
        .eventId(new UUID(random.nextLong(), random.nextLong()))
        .eventType(type)
        .occurredAt(at)
        .receivedAt(at)
        .visitorId(visitorId)
        .userId(random.nextInt(5) == 0 ? "user-of-" + visitorId : null)
        .page(
            random.nextInt(20) == 0
                ? null
                : new Page("https://shop.example/" + random.nextInt(12), null, null))
        .product(
            OF_PRODUCTS.contains(type)
                ? new Product("p" + random.nextInt(5), null, null, 100L, "EUR", 1)
                : null)
        .order(
            ordering
                ? new Order("o" + random.nextInt(3), random.nextInt(10_000), pick("EUR", "USD"))
                : null)
        .searchTerm(type == EventType.SEARCH ? pick("Boots", "boots", "hat") : null)
        .geo(geo)
        .demographics(random.nextInt(3) == 0 ? new Demographics(pick("18-24", null), "f") : null)
        .consent(new Consent(true, false))
        .enrichment(enrichment)
        .build();
  }

  private Enrichment enrichment() {
    return new Enrichment(
        new Device(pick("Firefox", "Chrome"), "Linux", pick(DeviceClass.values())),
        new TrafficSource(
            pick("google", "(direct)"),
            pick("cpc", "(none)"),
            pick("spring", "summer", null),
            pick("Paid Search", "Direct")),
        random.nextInt(15) == 0 ? "declared" : null);
  }

  private List<SliceOfTraffic> cut(int slices) {
    received.sort(Comparator.comparingLong(Received::at));
    TreeSet<Integer> ends = new TreeSet<>(List.of(received.size()));
    while (ends.size() < Math.min(slices, received.size())) {
      ends.add(1 + random.nextInt(received.size()));
    }
    List<SliceOfTraffic> cut = new ArrayList<>();
    long[] offsets = new long[PARTITIONS];
    int start = 0;
    for (int end : ends) {
      long[] from = offsets.clone();
      List<Outcome> outcomes = new ArrayList<>();
      for (Received record : received.subList(start, end)) {
        outcomes.add(
            at(
                new RecordPosition("clicks", record.partition(), offsets[record.partition()]++),
                record.outcome()));
      }
      List<SliceRange> ranges = new ArrayList<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        if (from[partition] < offsets[partition]) {
          ranges.add(new SliceRange("clicks", partition, from[partition], offsets[partition]));
        }
      }
      cut.add(
          new SliceOfTraffic(
              new Slice("clicks/test", cut.size() + 1L, received.get(end - 1).at() + 1, ranges)
                  .settling(someParts()),
              outcomes));
      start = end;
    }
    cut.add(settlingRest(cut.get(cut.size() - 1).slice()));
    return cut;
  }

  /** None, some or all. */
  private Set<Integer> someParts() {
    double share = pick(0.0, 0.3, 1.0);
    return IntStream.range(0, Shards.PARTS)
        .filter(part -> random.nextDouble() < share)
        .boxed()
        .collect(Collectors.toSet());
  }

  /** A slice without records, as a driver plans one when nothing more comes. */
  private static SliceOfTraffic settlingRest(Slice last) {
    return new SliceOfTraffic(
        new Slice(
            last.source(),
            last.number() + 1,
            last.plannedAtMillis() + 1,
            List.of(),
            IntStream.range(0, Shards.PARTS).boxed().collect(Collectors.toSet()),
            1),
        List.of());
  }

  private static Outcome at(RecordPosition position, Outcome outcome) {
    if (outcome instanceof Click click) {
      return click.toBuilder().position(position).build();
    }
    Reject reject = (Reject) outcome;
    return new Reject(
        position,
        reject.stage(),
        reject.reason(),
        reject.message(),
        reject.original(),
        reject.seenAtMillis());
  }

  @SafeVarargs
  private <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }
}
