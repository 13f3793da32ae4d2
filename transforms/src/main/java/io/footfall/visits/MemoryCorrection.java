package io.footfall.visits;

import io.footfall.model.Click;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Puts right what is remembered of a visitor when his stored clicks are put right: each click keeps
 * its id, its slice and its place in what was forgotten or not, so that its duplicates are found as
 * before and the next slice starts from the corrected clicks. Doing it again changes nothing.
 */
public final class MemoryCorrection {

  /** A click as it was stored and as it is stored now; both of the same visitor and record. */
  public record Correction(Click before, Click after) {}

  private record Identity(UUID eventId, long contentHash) {}

  private MemoryCorrection() {}

  /** The corrected memory, in its stored form. What is not remembered is left out. */
  public static byte[] apply(byte[] stored, List<Correction> corrections) {
    VisitorMemory memory = VisitorMemoryCodec.fromBytes(stored);
    ContentHash contentHash = new ContentHash();
    Map<Identity, Click> after = new HashMap<>();
    for (Correction correction : corrections) {
      Click before = correction.before();
      UUID eventId = Objects.requireNonNullElse(before.originalId(), before.eventId());
      after.put(new Identity(eventId, contentHash.of(before)), correction.after());
      after.put(new Identity(eventId, contentHash.of(correction.after())), correction.after());
    }
    List<RememberedClick> clicks = new ArrayList<>();
    for (RememberedClick click : memory.clicks()) {
      Click now = after.get(new Identity(click.eventId(), click.contentHash()));
      clicks.add(now == null ? click : correct(click, now, contentHash));
    }
    clicks.sort(RememberedClick.BY_TIME);
    return VisitorMemoryCodec.toBytes(
        new VisitorMemory(
            memory.earliestForgotten(),
            memory.newestBefore(),
            memory.lastSlice(),
            memory.newestInLast(),
            clicks));
  }

  /** The id of a conflicting click's row is made of its first content, which so must stay. */
  private static RememberedClick correct(
      RememberedClick click, Click now, ContentHash contentHash) {
    return RememberedClick.of(
        withoutBehaviour(now),
        click.eventId(),
        click.conflicting() ? click.contentHash() : contentHash.of(now),
        click.slice(),
        click.receivedAt(),
        click.conflicting(),
        click.filling());
  }

  /** What its visit shows is worked out anew from what is remembered. */
  private static Click withoutBehaviour(Click click) {
    return click.enrichment() != null && RobotBehaviour.isOne(click.enrichment().botIndicator())
        ? click.toBuilder().enrichment(click.enrichment().withBotIndicator(null)).build()
        : click;
  }
}
