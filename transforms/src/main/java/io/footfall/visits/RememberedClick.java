package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.ClickFacts;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import java.util.Comparator;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is kept of a click to tell its duplicates and to draw its visit again.
 *
 * @param slice the number of the slice that brought it
 * @param eventId as the record had it, even where the click is stored under a derived one
 * @param receivedAt when it was received, or its slice's plan where a collector's clock ran ahead
 *     of that
 * @param url of its page, as figures name it; null when it named none
 * @param product the product's id
 * @param searchTerm in lower case
 * @param order of a purchase or refund
 * @param conflicting whether it is stored under an id derived from its id and content
 * @param filling whether it was the one that filled the memory
 */
record RememberedClick(
    long slice,
    UUID eventId,
    long contentHash,
    long occurredAt,
    long receivedAt,
    EventType type,
    Circumstances circumstances,
    @Nullable String url,
    @Nullable String product,
    @Nullable String searchTerm,
    @Nullable Order order,
    boolean conflicting,
    boolean filling)
    implements Step {

  /**
   * The order in which things happened, the same whatever the order of arrival. Within a
   * millisecond a page is shown before anything is done on it; the rest is arbitrary but fixed.
   */
  static final Comparator<RememberedClick> BY_TIME =
      Comparator.comparingLong(RememberedClick::occurredAt)
          .thenComparing(click -> !click.type().isView())
          .thenComparing(RememberedClick::eventId)
          .thenComparingLong(RememberedClick::contentHash);

  /**
   * What is kept of the click.
   *
   * @param originalId the id that its record had
   */
  static RememberedClick of(
      Click click,
      UUID originalId,
      long contentHash,
      long slice,
      long receivedAt,
      boolean conflicting,
      boolean filling) {
    ClickFacts facts = ClickFacts.of(click);
    EventType type = click.eventType();
    boolean orders = type == EventType.PURCHASE || type == EventType.REFUND;
    return new RememberedClick(
        slice,
        originalId,
        contentHash,
        click.occurredAt(),
        receivedAt,
        type,
        Circumstances.of(click),
        facts.page(),
        facts.product(),
        facts.searchTerm(),
        orders ? click.order() : null,
        conflicting,
        filling);
  }

  @Override
  public boolean isView() {
    return type.isView();
  }

  @Override
  public @Nullable Object page() {
    return url;
  }

  /** The id under which the click is stored. */
  UUID storedId() {
    return conflicting ? ContentHash.derivedId(eventId, contentHash) : eventId;
  }

  /** What is countable in it. */
  ClickFacts facts(String visitorId) {
    boolean located = circumstances.country() != null || circumstances.city() != null;
    return new ClickFacts(
        visitorId,
        type,
        occurredAt,
        url,
        product,
        searchTerm,
        located ? new Geo(circumstances.country(), circumstances.city()) : null,
        circumstances.device(),
        circumstances.demographics());
  }
}
