package io.footfall.visits;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RecordPosition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.datasketches.hash.MurmurHash3;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Tells a click sent twice from two clicks under one id. What goes in is what the visitor did; what
 * stays out is what a second delivery changes (position, sent_at, received_at and the skew taken
 * from them, so the time goes in as the device gave it; the address and the place it points at, as
 * a phone's second try may come by another network) and what Footfall added. 64 bits of murmur3:
 * two different contents under one id pass for duplicates once in 2^64.
 *
 * <p>Hashes are stored in visitors' memories: the fields, their order and their form never change,
 * new fields go to the end and only when present. (A change would make conflicts of the duplicates
 * that straddle the upgrade.)
 */
public final class ContentHash {

  private static final long SEED = 0x466f_6f74_6661_6c6cL;

  private final Chars content = new Chars();

  /** The hash of what the visitor did. Not for several threads at once. */
  public long of(Click click) {
    content.clear();
    content.add(click.eventType().wireName());
    content.add(click.occurredAt() - click.clockSkewMillis());
    content.add(click.visitorId());
    content.add(click.userId());
    add(click.page());
    add(click.product());
    add(click.order());
    content.add(click.searchTerm());
    content.add(click.userAgent());
    content.add(click.screen());
    add(click.campaign());
    add(click.demographics());
    content.add(click.consent().analytics());
    content.add(click.consent().marketing());
    content.add(click.extra());
    return content.hash();
  }

  /**
   * The id under which a click is stored whose own id is taken by other content: always the same
   * for the same two.
   */
  public static UUID derivedId(UUID eventId, long contentHash) {
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(24)
            .putLong(eventId.getMostSignificantBits())
            .putLong(eventId.getLeastSignificantBits())
            .putLong(contentHash)
            .array());
  }

  /**
   * The id under which a click is stored that can't be remembered: a duplicate of it will not be
   * found, so each record has a row of its own, as it is counted.
   */
  public static UUID derivedId(UUID eventId, RecordPosition position) {
    return UUID.nameUUIDFromBytes((eventId + "/" + position).getBytes(StandardCharsets.UTF_8));
  }

  private boolean addPresence(@Nullable Object part) {
    content.add(part != null);
    return part != null;
  }

  private void add(@Nullable Page page) {
    if (addPresence(page)) {
      content.add(page.url());
      content.add(page.title());
      content.add(page.referrer());
    }
  }

  private void add(@Nullable Product product) {
    if (addPresence(product)) {
      content.add(product.id());
      content.add(product.name());
      content.add(product.category());
      if (addPresence(product.priceMinor())) {
        content.add(product.priceMinor());
      }
      content.add(product.currency());
      content.add(product.quantity());
    }
  }

  private void add(@Nullable Order order) {
    if (addPresence(order)) {
      content.add(order.id());
      content.add(order.totalMinor());
      content.add(order.currency());
    }
  }

  private void add(@Nullable Campaign campaign) {
    if (addPresence(campaign)) {
      content.add(campaign.source());
      content.add(campaign.medium());
      content.add(campaign.name());
    }
  }

  private void add(@Nullable Demographics demographics) {
    if (addPresence(demographics)) {
      content.add(demographics.ageBand());
      content.add(demographics.gender());
    }
  }

  /** The content as characters, texts behind their lengths, so that no two contents look alike. */
  private static final class Chars {
    private static final int NULL = -1;

    private char[] chars = new char[1 << 10];
    private int size;

    void clear() {
      size = 0;
    }

    void add(@Nullable String text) {
      if (text == null) {
        add(NULL);
        return;
      }
      add(text.length());
      ensureRoom(text.length());
      text.getChars(0, text.length(), chars, size);
      size += text.length();
    }

    void add(boolean value) {
      ensureRoom(1);
      chars[size++] = value ? '1' : '0';
    }

    void add(long value) {
      add((int) (value >>> 32));
      add((int) value);
    }

    void add(int value) {
      ensureRoom(2);
      chars[size++] = (char) (value >>> 16);
      chars[size++] = (char) value;
    }

    long hash() {
      return MurmurHash3.hash(chars, 0, size, SEED)[0];
    }

    private void ensureRoom(int more) {
      if (chars.length - size < more) {
        chars = Arrays.copyOf(chars, Math.max(chars.length * 2, size + more));
      }
    }
  }
}
