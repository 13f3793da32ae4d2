package io.footfall.visits;

import io.footfall.coders.BinaryWriter;
import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import java.nio.ByteBuffer;
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
final class ContentHash {

  private static final long SEED = 0x466f_6f74_6661_6c6cL;

  private final BinaryWriter writer = new BinaryWriter(1 << 10);

  /** The hash of what the visitor did. Not for several threads at once. */
  long of(Click click) {
    writer.clear();
    writer.writeString(click.eventType().wireName());
    writer.writeSigned(click.occurredAt() - click.clockSkewMillis());
    writer.writeString(click.visitorId());
    writer.writeNullableString(click.userId());
    write(click.page());
    write(click.product());
    write(click.order());
    writer.writeNullableString(click.searchTerm());
    writer.writeNullableString(click.userAgent());
    writer.writeNullableString(click.screen());
    write(click.campaign());
    write(click.demographics());
    writer.writeBoolean(click.consent().analytics());
    writer.writeBoolean(click.consent().marketing());
    writer.writeNullableString(click.extra());
    return MurmurHash3.hash(writer.toByteArray(), SEED)[0];
  }

  /**
   * The id under which a click is stored whose own id is taken by other content: always the same
   * for the same two.
   */
  static UUID derivedId(UUID eventId, long contentHash) {
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(24)
            .putLong(eventId.getMostSignificantBits())
            .putLong(eventId.getLeastSignificantBits())
            .putLong(contentHash)
            .array());
  }

  private boolean writePresence(@Nullable Object part) {
    writer.writeBoolean(part != null);
    return part != null;
  }

  private void write(@Nullable Page page) {
    if (writePresence(page)) {
      writer.writeString(page.url());
      writer.writeNullableString(page.title());
      writer.writeNullableString(page.referrer());
    }
  }

  private void write(@Nullable Product product) {
    if (writePresence(product)) {
      writer.writeString(product.id());
      writer.writeNullableString(product.name());
      writer.writeNullableString(product.category());
      writer.writeNullableString(
          product.priceMinor() == null ? null : Long.toString(product.priceMinor()));
      writer.writeNullableString(product.currency());
      writer.writeSigned(product.quantity());
    }
  }

  private void write(@Nullable Order order) {
    if (writePresence(order)) {
      writer.writeString(order.id());
      writer.writeSigned(order.totalMinor());
      writer.writeString(order.currency());
    }
  }

  private void write(@Nullable Campaign campaign) {
    if (writePresence(campaign)) {
      writer.writeNullableString(campaign.source());
      writer.writeNullableString(campaign.medium());
      writer.writeNullableString(campaign.name());
    }
  }

  private void write(@Nullable Demographics demographics) {
    if (writePresence(demographics)) {
      writer.writeNullableString(demographics.ageBand());
      writer.writeNullableString(demographics.gender());
    }
  }
}
