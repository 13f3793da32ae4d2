package io.footfall.generators.traffic;

import io.footfall.model.Click;
import io.footfall.model.EventType;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** What is to be sent, lightly: the click itself is made when its time comes. */
  private record Pending(long sentAtMillis, long sequence, Label label, Draft draft)
      implements Comparable<Pending> {

    /** Whether a shopper made it, and no accident on the way. */
    boolean isFirst() {
      return label != Label.DUPLICATE && label != Label.CONFLICT && label != Label.BROKEN;
    }

    @Override
    public int compareTo(Pending other) {
      int byTime = Long.compare(sentAtMillis, other.sentAtMillis);
      return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }
  }

  private final TrafficProfile profile;
  private final SplittableRandom random;
  private final Catalogue catalogue;
  private final Arrivals arrivals;
  private final Delays delays;
  private final WireForm wireForm = new WireForm();
  private final PriorityQueue<Pending> pending = new PriorityQueue<>();
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

  /** Who may come, from the likeliest to the least likely. */
  public Stream<String> visitorIds() {
    return IntStream.range(0, profile.shoppers())
        .mapToObj(number -> Shopper.of(profile, number).visitorId());
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public SentRecord next() {
    while (pending.isEmpty() || arrivals.nextMillis() <= pending.peek().sentAtMillis) {
      admit(arrivals.nextMillis(), Shopper.of(profile, arrivals.nextShopper()));
    }
    Pending next = pending.poll();
    Click click = next.draft.make(random);
    if (next.isFirst()) {
      misbehaveAfter(next, click);
    }
    return wireForm.of(next.sentAtMillis, click, next.label, next.draft.isDeclaredRobots(), random);
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
      int latency = random.nextInt(LEAST_LATENCY_MILLIS, MOST_LATENCY_MILLIS);
      Draft draft = new Draft.FirstTime(shopper, step, happened, Math.max(sent, happened), latency);
      add(Math.max(sent, happened) + latency, labelOf(shopper, isLate), draft);
    }
  }

  /** What reached the log before the start is not of this traffic. */
  private void add(long sentAtMillis, Label label, Draft draft) {
    if (sentAtMillis >= profile.startMillis()) {
      pending.add(new Pending(sentAtMillis, sequence++, label, draft));
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

  /**
   * Sends the click a second time, uses its id for another, or breaks one like it, as often as the
   * profile says.
   */
  private void misbehaveAfter(Pending first, Click click) {
    double point = random.nextDouble();
    if (point < profile.duplicateShare()) {
      again(first, click, Label.DUPLICATE);
    } else if (point < profile.duplicateShare() + profile.conflictShare()) {
      again(first, click.toBuilder().extra("{\"attempt\":2}").build(), Label.CONFLICT);
    } else if (point < profile.duplicateShare() + profile.conflictShare() + profile.brokenShare()) {
      Click other =
          click.toBuilder().eventId(Draft.newId(random)).eventType(EventType.PAGE_VIEW).build();
      add(first.sentAtMillis, Label.BROKEN, new Draft.Again(other, first.draft.isDeclaredRobots()));
    }
  }

  private void again(Pending first, Click click, Label label) {
    long delay = delays.ofRetry(random);
    Click retried =
        click.toBuilder()
            .sentAt(click.sentAt() + delay)
            .receivedAt(click.receivedAt() + delay)
            .build();
    add(
        first.sentAtMillis + delay,
        label,
        new Draft.Again(retried, first.draft.isDeclaredRobots()));
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
