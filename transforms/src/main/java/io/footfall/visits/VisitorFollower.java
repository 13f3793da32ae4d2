package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Enrichment;
import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.Remark;
import io.footfall.model.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Follows one visitor after another through a slice. In come what was remembered of the visitor and
 * his clicks in the slice, in any order; out go one outcome for each click (stored or duplicate),
 * remarks, logins, the visits that changed, and what to remember.
 *
 * <p>A function of the slice and the memory {@link VisitorMemory#before before} it: whether the
 * slice has been run already, once or half, makes no difference to what comes out. Within the slice
 * clicks are taken by position, so of duplicates the lowest is stored.
 *
 * <p>Two kinds of clicks are stored and not remembered, each with a {@link Remark}: those of a
 * visitor whose memory is full ({@link VisitRules#memoryLimit}; the visit that filled it is a
 * robot's), and those that happened before the memory's reach (so much out of order that cleaning's
 * limit and the slack together don't cover it). They count in every figure of clicks, belong to no
 * visit, and their duplicates are found within the slice alone; so each is stored under an id of
 * its own. What was remarked stands on the stored click as well. Not for several threads at once.
 */
final class VisitorFollower {

  private static final Comparator<Click> BY_POSITION = Comparator.comparing(Click::position);

  private final Slice slice;
  private final VisitRules rules;
  private final VisitCutter cutter;
  private final ContentHash contentHash = new ContentHash();

  VisitorFollower(Slice slice, VisitRules rules) {
    this.slice = slice;
    this.rules = rules;
    this.cutter = new VisitCutter(rules);
  }

  /** What to remember of the visitor after the slice; null when nothing new was stored. */
  @Nullable VisitorMemory follow(
      String visitorId, VisitorMemory stored, List<Click> clicks, Consumer<Finding> findings) {
    VisitorMemory before = stored.before(slice.number(), rules, cutter);
    KnownClicks known = new KnownClicks(before.clicks(), clicks);
    List<RememberedClick> remembered =
        new ArrayList<>(Math.min(before.clicks().size() + clicks.size(), rules.memoryLimit()));
    remembered.addAll(before.clicks());
    List<Click> toStore = new ArrayList<>();
    long newest = VisitorMemory.NONE;
    for (Click click : byPosition(clicks)) {
      long hash = contentHash.of(click);
      KnownClicks.Standing standing = known.meet(click.eventId(), hash);
      if (standing == KnownClicks.Standing.DUPLICATE) {
        findings.accept(new Duplicate(click.position(), click.eventId()));
        continue;
      }
      newest = Math.max(newest, receivedAt(click));
      Remark.Subject memory = memoryRemark(click, before.newestBefore(), remembered.size());
      boolean conflicting = standing == KnownClicks.Standing.CONFLICTING;
      toStore.add(asStored(click, hash, conflicting, memory, findings));
      if (memory == null || memory.isRemembered()) {
        remembered.add(
            RememberedClick.of(
                click,
                click.eventId(),
                hash,
                slice.number(),
                receivedAt(click),
                conflicting,
                memory == Remark.Subject.FILLED));
      }
    }
    if (newest == VisitorMemory.NONE) {
      return null;
    }
    remembered.sort(RememberedClick.BY_TIME);
    VisitorMemory after =
        new VisitorMemory(
            before.earliestForgotten(), before.newestBefore(), slice.number(), newest, remembered);
    VisitComparison comparison =
        new VisitComparison(visitorId, slice.number(), cutter, before.earliest(), after.earliest());
    comparison.compare(remembered, findings);
    for (Click click : toStore) {
      findings.accept(judged(click, comparison));
    }
    addLogins(visitorId, before, toStore, findings);
    return after;
  }

  private static void addLogins(
      String visitorId, VisitorMemory before, List<Click> stored, Consumer<Finding> findings) {
    Set<String> users = new TreeSet<>();
    for (Click click : stored) {
      if (click.userId() != null) {
        users.add(click.userId());
      }
    }
    if (!users.isEmpty()) {
      for (RememberedClick click : before.clicks()) {
        String known = click.circumstances().userId();
        if (known != null) {
          users.remove(known);
        }
      }
      users.forEach(user -> findings.accept(new Login(visitorId, user)));
    }
  }

  private static List<Click> byPosition(List<Click> clicks) {
    List<Click> ordered = new ArrayList<>(clicks);
    ordered.sort(BY_POSITION);
    return ordered;
  }

  /** The click with what was remarked on it, under the id under which it is stored. */
  private static Click asStored(
      Click click,
      long hash,
      boolean conflicting,
      Remark.@Nullable Subject memory,
      Consumer<Finding> findings) {
    if (!conflicting && memory == null) {
      return click;
    }
    Remark.Subject conflict = conflicting ? Remark.Subject.CONFLICTING : null;
    Click.Builder stored = click.toBuilder().remark(memory == null ? conflict : memory);
    if (memory != null && !memory.isRemembered()) {
      stored
          .eventId(ContentHash.derivedId(click.eventId(), click.position()))
          .originalId(click.eventId());
    } else if (conflicting) {
      stored.eventId(ContentHash.derivedId(click.eventId(), hash)).originalId(click.eventId());
    }
    addRemark(click, conflict, findings);
    addRemark(click, memory, findings);
    return stored.build();
  }

  /** With the verdict on it; what the click said of itself goes before what its visit shows. */
  private static Click judged(Click click, VisitComparison comparison) {
    Enrichment enrichment = click.enrichment();
    if (enrichment == null || enrichment.isBot() || click.remark() == Remark.Subject.OUT_OF_REACH) {
      return click;
    }
    String behaviour =
        click.remark() == Remark.Subject.OVERFLOWED
            ? RobotBehaviour.OVERFLOW
            : comparison.behaviourOf(click.occurredAt());
    return behaviour == null
        ? click
        : click.toBuilder().enrichment(enrichment.withBotIndicator(behaviour)).build();
  }

  private static void addRemark(
      Click click, Remark.@Nullable Subject subject, Consumer<Finding> findings) {
    if (subject != null) {
      findings.accept(new Remark(click.position(), click.eventId(), subject));
    }
  }

  /** How the click stands to the visitor's memory; null where it simply has a place there. */
  private Remark.@Nullable Subject memoryRemark(Click click, long newestBefore, int remembered) {
    if (isOutOfReach(click, newestBefore)) {
      return Remark.Subject.OUT_OF_REACH;
    }
    if (remembered >= rules.memoryLimit()) {
      return Remark.Subject.OVERFLOWED;
    }
    return remembered == rules.memoryLimit() - 1 ? Remark.Subject.FILLED : null;
  }

  private boolean isOutOfReach(Click click, long newestBefore) {
    return newestBefore != VisitorMemory.NONE
        && click.occurredAt() < rules.reachMillis(newestBefore);
  }

  /** One collector with a clock far ahead must not make the visitor forget his past. */
  private long receivedAt(Click click) {
    return Math.min(click.receivedAt(), slice.plannedAtMillis());
  }
}
