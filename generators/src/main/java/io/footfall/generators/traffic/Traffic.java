package io.footfall.generators.traffic;

import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.RecordPosition;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The endless traffic of a profile, in the order in which it reaches the log. The caller takes as
 * much as it wants: the records up to any point are the same however much is taken.
 *
 * <p>Shoppers who are in the shop when the simulation starts came before it: the first second is as
 * busy as any other.
 */
public final class Traffic implements Iterator<SentRecord> {

  private static final long WARM_UP_MILLIS = 30 * 60_000L;
  private static final int LEAST_LATENCY_MILLIS = 5;
  private static final int MOST_LATENCY_MILLIS = 150;

  private record Pending(long sentAtMillis, long sequence, Click click, Label label) {

    /** Whether a shopper made it, and no accident on the way. */
    boolean isFirst() {
      return label != Label.DUPLICATE && label != Label.CONFLICT && label != Label.BROKEN;
    }
  }

  private final TrafficProfile profile;
  private final SplittableRandom random;
  private final Catalogue catalogue;
  private final Arrivals arrivals;
  private final Delays delays;
  private final WireForm wireForm = new WireForm();
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(
          Comparator.comparingLong(Pending::sentAtMillis).thenComparingLong(Pending::sequence));
  private long sequence;

  private Traffic(TrafficProfile profile) {
    this.profile = profile;
    this.random = new SplittableRandom(profile.seed());
    this.catalogue = Catalogue.ofSeed(profile.seed());
    this.delays = new Delays(profile);
    this.arrivals =
        Arrivals.of(profile, meanRecordsOfAVisit(), profile.startMillis() - WARM_UP_MILLIS);
  }

  /** The traffic of the profile, from its start. */
  public static Traffic of(TrafficProfile profile) {
    return new Traffic(profile);
  }

  /** What the shoppers of this traffic look at. */
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public SentRecord next() {
    Pending next = nextPending();
    while (next.sentAtMillis < profile.startMillis()) {
      next = nextPending();
    }
    return wireForm.of(next.sentAtMillis, next.click, next.label, random);
  }

  private Pending nextPending() {
    while (pending.isEmpty() || arrivals.nextMillis() <= pending.peek().sentAtMillis) {
      admit(arrivals.nextMillis(), Shopper.of(profile, arrivals.nextShopper()));
    }
    Pending next = pending.poll();
    if (next.sentAtMillis >= profile.startMillis() && next.isFirst()) {
      misbehaveAfter(next);
    }
    return next;
  }

  /** Plans a whole visit: when each of its clicks happens, and when each reaches the log. */
  private void admit(long atMillis, Shopper shopper) {
    List<Step> steps =
        shopper.isBot() ? RobotWalk.of(catalogue, random) : Journey.of(catalogue, shopper, random);
    long lastStep = steps.get(steps.size() - 1).afterMillis();
    arrivals.occupy(shopper.number(), atMillis + lastStep);
    long offlineFor = shopper.isBot() ? 0 : delays.ofVisit(random);
    for (Step step : steps) {
      long happened = atMillis + step.afterMillis() - offlineFor;
      long heldBack = offlineFor > 0 || shopper.isBot() ? 0 : delays.ofClick(random);
      long sent = offlineFor > 0 ? atMillis : happened + heldBack;
      boolean isLate = offlineFor > 0 || heldBack > 0;
      add(Math.max(sent, happened), clickOf(shopper, step, happened), labelOf(shopper, isLate));
    }
  }

  private static Label labelOf(Shopper shopper, boolean isLate) {
    if (shopper.isBot()) {
      return shopper.isInDisguise() ? Label.BOT_IN_DISGUISE : Label.BOT;
    }
    if (isLate) {
      return Label.LATE;
    }
    return shopper.clockErrorMillis() == 0 ? Label.PLAIN : Label.SKEWED;
  }

  private void add(long trulySent, Click click, Label label) {
    long latency = random.nextInt(LEAST_LATENCY_MILLIS, MOST_LATENCY_MILLIS);
    long clockError = click.clockSkewMillis();
    long received = trulySent + latency;
    // What cleaning arrives at: the true time of the click and the way its message took, whatever
    // the device's clock says.
    Click sent =
        click.toBuilder()
            .occurredAt(click.occurredAt() + latency)
            .sentAt(trulySent + clockError)
            .receivedAt(received)
            .clockSkewMillis(latency - clockError)
            .build();
    pending.add(new Pending(received, sequence++, sent, label));
  }

  /**
   * Sends the click a second time, uses its id for another, or breaks one like it, as often as the
   * profile says.
   */
  private void misbehaveAfter(Pending first) {
    double point = random.nextDouble();
    if (point < profile.duplicateShare()) {
      again(first, first.click, Label.DUPLICATE);
    } else if (point < profile.duplicateShare() + profile.conflictShare()) {
      again(first, first.click.toBuilder().extra("{\"attempt\":2}").build(), Label.CONFLICT);
    } else if (point < profile.duplicateShare() + profile.conflictShare() + profile.brokenShare()) {
      Click other = first.click.toBuilder().eventId(newId()).eventType(EventType.PAGE_VIEW).build();
      pending.add(new Pending(first.sentAtMillis, sequence++, other, Label.BROKEN));
    }
  }

  private void again(Pending first, Click click, Label label) {
    long delay = delays.ofRetry(random);
    Click retried =
        click.toBuilder()
            .sentAt(click.sentAt() + delay)
            .receivedAt(click.receivedAt() + delay)
            .build();
    pending.add(new Pending(first.sentAtMillis + delay, sequence++, retried, label));
  }

  /**
   * The click as it truly happened; the skew holds, for {@link #add}, what the device's clock is
   * wrong by.
   */
  private Click clickOf(Shopper shopper, Step step, long happened) {
    return Click.builder()
        .position(new RecordPosition("", 0, 0))
        .eventId(newId())
        .eventType(step.eventType())
        .occurredAt(happened)
        .receivedAt(happened)
        .clockSkewMillis(shopper.clockErrorMillis())
        .visitorId(shopper.visitorId())
        .userId(shopper.userId())
        .page(step.page())
        .product(step.product())
        .order(step.order())
        .searchTerm(step.searchTerm())
        .userAgent(shopper.userAgent())
        .ip(shopper.ip())
        .geo(shopper.geo())
        .screen(shopper.screen())
        .demographics(shopper.demographics())
        .consent(shopper.consent())
        .build();
  }

  /** A random UUID (version 4) from the seeded source. */
  private UUID newId() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** Records that a visit amounts to, from a sample with a source of its own. */
  private double meanRecordsOfAVisit() {
    SplittableRandom sampling = new SplittableRandom(profile.seed() ^ 0x5EED);
    int visits = 4_000;
    long records = 0;
    for (int i = 0; i < visits; i++) {
      Shopper shopper = Shopper.of(profile, i);
      records +=
          (shopper.isBot()
                  ? RobotWalk.of(catalogue, sampling)
                  : Journey.of(catalogue, shopper, sampling))
              .size();
    }
    double ofOwn = (double) records / visits;

    return ofOwn * (1 + profile.duplicateShare() + profile.conflictShare() + profile.brokenShare());
  }
}
