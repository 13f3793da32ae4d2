package io.footfall.model;

import com.google.auto.value.AutoValue;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One thing a visitor did in the shop. On the wire, {@code schema_version} 1, one JSON object a
 * record, keyed by {@code visitor_id}:
 *
 * <pre>{@code
 * {"schema_version": 1,
 *  "event_id": "0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f", "event_type": "add_to_cart",
 *  "occurred_at": "2026-03-01T10:15:30.123Z", "sent_at": 1772360131000, "received_at": 1772360131050,
 *  "visitor_id": "v-81", "user_id": "u-7",
 *  "page": {"url": "https://shop.example/p/42", "title": "Boots", "referrer": "https://search.example/"},
 *  "product": {"id": "42", "name": "Boots", "category": "Shoes", "price_minor": 8990, "currency": "EUR", "quantity": 1},
 *  "order": {"id": "o-9", "total_minor": 8990, "currency": "EUR"},
 *  "search_term": "winter boots",
 *  "user_agent": "Mozilla/5.0 ...", "ip": "198.51.100.7", "screen": "1920x1080",
 *  "geo": {"country": "DE", "city": "Berlin"},
 *  "campaign": {"source": "newsletter", "medium": "email", "name": "spring"},
 *  "demographics": {"age_band": "25-34", "gender": "f"},
 *  "consent": {"analytics": true, "marketing": false}}
 * }</pre>
 *
 * <p>Times are milliseconds since 1970, UTC. {@link #occurredAt} is what the visitor's clock said
 * until the click is cleaned, and then that time with the clock's skew taken off ({@link
 * #clockSkewMillis} is what was added). Money is in minor units. Fields that are not in the
 * contract are kept, as one JSON object, in {@link #extra}.
 */
@AutoValue
public abstract non-sealed class Click implements Outcome {

  @Override
  public abstract RecordPosition position();

  public abstract UUID eventId();

  public abstract EventType eventType();

  /** When it happened. */
  public abstract long occurredAt();

  /** When the visitor's device sent it, by the device's clock. */
  public abstract @Nullable Long sentAt();

  /**
   * When the collector took it, by the collector's clock; where no collector did, the log's
   * timestamp.
   */
  public abstract long receivedAt();

  /** What cleaning added to the device's time to arrive at {@link #occurredAt}. */
  public abstract long clockSkewMillis();

  public abstract String visitorId();

  /** Who is logged in, if anyone. */
  public abstract @Nullable String userId();

  public abstract @Nullable Page page();

  public abstract @Nullable Product product();

  public abstract @Nullable Order order();

  public abstract @Nullable String searchTerm();

  public abstract @Nullable String userAgent();

  public abstract @Nullable String ip();

  public abstract @Nullable Geo geo();

  public abstract @Nullable String screen();

  public abstract @Nullable Campaign campaign();

  public abstract @Nullable Demographics demographics();

  public abstract Consent consent();

  /** Fields outside the contract, as one JSON object; null when there are none. */
  public abstract @Nullable String extra();

  /**
   * The id that the record had, where {@link #eventId} was derived from it: another click had it
   * before, or might have had it.
   */
  public abstract @Nullable UUID originalId();

  /**
   * What was out of the ordinary when its visitor was followed; what says most where several things
   * were. Null for almost every click. With it, the stored clicks say which visits they make.
   */
  public abstract Remark.@Nullable Subject remark();

  /** What Footfall added; null until the click has been enriched. */
  public abstract @Nullable Enrichment enrichment();

  public abstract Builder toBuilder();

  /** A builder with no clock skew; every other required part must be set. */
  public static Builder builder() {
    return new AutoValue_Click.Builder().clockSkewMillis(0);
  }

  /**
   * Builds a {@link Click}; {@code build} fails with the names of the required parts that are
   * missing.
   */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder position(RecordPosition position);

    public abstract Builder eventId(UUID eventId);

    public abstract Builder eventType(EventType eventType);

    public abstract Builder occurredAt(long millis);

    public abstract Builder sentAt(@Nullable Long millis);

    public abstract Builder receivedAt(long millis);

    public abstract Builder clockSkewMillis(long millis);

    public abstract Builder visitorId(String visitorId);

    public abstract Builder userId(@Nullable String userId);

    public abstract Builder page(@Nullable Page page);

    public abstract Builder product(@Nullable Product product);

    public abstract Builder order(@Nullable Order order);

    public abstract Builder searchTerm(@Nullable String searchTerm);

    public abstract Builder userAgent(@Nullable String userAgent);

    public abstract Builder ip(@Nullable String ip);

    public abstract Builder geo(@Nullable Geo geo);

    public abstract Builder screen(@Nullable String screen);

    public abstract Builder campaign(@Nullable Campaign campaign);

    public abstract Builder demographics(@Nullable Demographics demographics);

    public abstract Builder consent(Consent consent);

    public abstract Builder extra(@Nullable String extra);

    public abstract Builder originalId(@Nullable UUID originalId);

    public abstract Builder remark(Remark.@Nullable Subject remark);

    public abstract Builder enrichment(@Nullable Enrichment enrichment);

    public abstract Click build();
  }
}
