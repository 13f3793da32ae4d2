package io.footfall.model;

import java.io.Serializable;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What the figures look at in a click, and nothing else: enough to count it, and to take it off
 * again when the click itself is long stored.
 *
 * @param occurredAt milliseconds since 1970
 * @param page as figures name it; null when the click named none
 * @param product the product's id
 * @param searchTerm in lower case
 */
public record ClickFacts(
    String visitorId,
    EventType type,
    long occurredAt,
    @Nullable String page,
    @Nullable String product,
    @Nullable String searchTerm,
    @Nullable Geo geo,
    @Nullable Device device,
    @Nullable Demographics demographics)
    implements Serializable {

  /** What is countable in the click. */
  public static ClickFacts of(Click click) {
    return new ClickFacts(
        click.visitorId(),
        click.eventType(),
        click.occurredAt(),
        click.page() == null ? null : click.page().figureName(),
        click.product() == null ? null : click.product().id(),
        click.searchTerm() == null ? null : click.searchTerm().toLowerCase(Locale.ROOT),
        click.geo(),
        click.enrichment() == null ? null : click.enrichment().device(),
        click.demographics());
  }
}
