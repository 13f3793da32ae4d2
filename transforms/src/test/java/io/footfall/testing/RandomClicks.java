package io.footfall.testing;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks that any seed can name again: each optional part is there with a given probability, texts
 * come from all of Unicode, numbers from everywhere the contract allows. What the contract demands
 * of a type (a view's page, a purchase's order) is always there.
 */
public final class RandomClicks {

  private static final long MARCH_2026 = 1_772_323_200_000L;
  private static final String[] CURRENCIES = {"EUR", "USD", "JPY", "KWD"};
  private static final String[] COUNTRIES = {"DE", "FR", "JP", "BR"};

  private static final String EXTRA = "{\"coupon\":\"w\u00fcrze\",\"tests\":[1, {\"b\":2.50}]}";
  private static final String EXTRA_WITH_PAGE = "{\"page\":{\"scroll\":80}," + EXTRA.substring(1);

  private final Random random;
  private final double presence;

  private RandomClicks(long seed, double presence) {
    this.random = new Random(seed);
    this.presence = presence;
  }

  /** Clicks whose optional parts are there with probability {@code presence}: 0 none, 1 all. */
  public static RandomClicks of(long seed, double presence) {
    return new RandomClicks(seed, presence);
  }

  /** A click as the parser makes it: no skew, no enrichment. */
  public Click nextParsed() {
    long occurredAt = MARCH_2026 + random.nextLong(40L * 86_400_000);
    EventType type = pick(EventType.values());
    Page page = type.isView() ? page() : maybe(this::page);
    return Click.builder()
        .position(new RecordPosition("clicks", random.nextInt(64), random.nextLong(Long.MAX_VALUE)))
        .eventId(new UUID(random.nextLong(), random.nextLong()))
        .eventType(type)
        .occurredAt(occurredAt)
        .sentAt(maybe(() -> occurredAt + random.nextInt(60_000)))
        .receivedAt(occurredAt + random.nextInt(120_000))
        .visitorId("v-" + random.nextInt(100_000))
        .userId(maybe(this::text))
        .page(page)
        .product(maybe(this::product))
        .order(type == EventType.PURCHASE || type == EventType.REFUND ? order(type) : null)
        .searchTerm(maybeText())
        .userAgent(maybeText())
        .ip(maybe(() -> "198.51.100." + random.nextInt(256)))
        .geo(maybe(() -> new Geo(maybe(() -> pick(COUNTRIES)), maybeText())))
        .screen(maybe(() -> "1920x1080"))
        .campaign(maybe(() -> new Campaign(maybeText(), maybeText(), maybeText())))
        .demographics(maybe(() -> new Demographics(maybeText(), maybeText())))
        .consent(new Consent(random.nextBoolean(), random.nextBoolean()))
        .extra(maybe(() -> page == null ? EXTRA : EXTRA_WITH_PAGE))
        .build();
  }

  /** A click as it is stored: with a skew, an enrichment, and what its following came to. */
  public Click nextStored() {
    return nextParsed().toBuilder()
        .clockSkewMillis(random.nextInt(7_200_000) - 3_600_000L)
        .enrichment(
            maybe(
                () ->
                    new Enrichment(
                        new Device(word(), word(), pick(DeviceClass.values())),
                        new TrafficSource(word(), word(), maybeText(), word()),
                        maybeText())))
        .originalId(maybe(() -> new UUID(random.nextLong(), random.nextLong())))
        .remark(maybe(() -> pick(Remark.Subject.values())))
        .build();
  }

  private Product product() {
    return new Product(
        text(),
        maybeText(),
        maybeText(),
        maybe(() -> random.nextLong(1_000_000)),
        maybe(() -> pick(CURRENCIES)),
        1 + random.nextInt(9));
  }

  private Page page() {
    return new Page("https://shop.example/" + word(), maybeText(), maybeText());
  }

  private Order order(EventType type) {
    return new Order(text(), amount(type), pick(CURRENCIES));
  }

  private long amount(EventType type) {
    long amount = random.nextLong(1_000_000_000);
    return type == EventType.REFUND ? -amount : amount;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextDouble() < presence ? value.get() : null;
  }

  private @Nullable String maybeText() {
    return maybe(this::text);
  }

  private String word() {
    return "w" + random.nextInt(1000);
  }

  /** One to twenty characters, half of the time beyond ASCII; no controls, no lone surrogates. */
  private String text() {
    boolean ascii = random.nextBoolean();
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(20);
    while (length-- > 0) {
      int character = ascii ? ' ' + random.nextInt(95) : 0xA0 + random.nextInt(0x10FF60);
      text.appendCodePoint(character >= 0xD800 && character <= 0xDFFF ? '?' : character);
    }
    return text.toString();
  }
}
