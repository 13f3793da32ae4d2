package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The parts of a visit that are several: each a frozen collection in one column, set as the
 * protocol's bytes for the reason that {@link Column} gives. A collection is the number of its
 * elements and these, a value of a type its fields in the order of {@code schema.cql}; before each
 * stands how long it is, -1 for one that is not there.
 */
final class VisitParts {

  /**
   * More pages than a person looks at in one go; a robot's thousands would make rows of a megabyte.
   * The column {@code views} counts all of them.
   */
  static final int MOST_STAYS = 200;

  private VisitParts() {}

  /** The first {@link #MOST_STAYS} pages, as the type {@code page_stay}. */
  static BoundStatementBuilder bindStays(BoundStatementBuilder row, int at, Visit visit) {
    return row.setBytesUnsafe(at, staysOf(visit));
  }

  /** The orders, as the type {@code visit_order}. */
  static BoundStatementBuilder bindOrders(BoundStatementBuilder row, int at, Visit visit) {
    return row.setBytesUnsafe(at, ordersOf(visit));
  }

  /** What the orders come to, in minor units, by currency. */
  static BoundStatementBuilder bindRevenue(BoundStatementBuilder row, int at, Visit visit) {
    return row.setBytesUnsafe(at, revenueOf(visit));
  }

  static ByteBuffer staysOf(Visit visit) {
    return collectionOf(visit.stays().stream().limit(MOST_STAYS).map(VisitParts::valueOf).toList());
  }

  static ByteBuffer ordersOf(Visit visit) {
    return collectionOf(visit.orders().stream().map(VisitParts::valueOf).toList());
  }

  static ByteBuffer revenueOf(Visit visit) {
    return collectionOf(
        visit.revenueByCurrency().entrySet().stream()
            .map(sum -> joined(text(sum.getKey()), bigint(sum.getValue())))
            .toList());
  }

  private static ByteBuffer valueOf(PageStay stay) {
    Long dwellMillis = stay.dwellMillis();
    return joined(
        joined(
            text(stay.url()),
            bigint(stay.startedAt()),
            dwellMillis == null ? null : bigint(dwellMillis)));
  }

  private static ByteBuffer valueOf(VisitOrder order) {
    return joined(
        joined(
            text(order.order().id()),
            bigint(order.at()),
            bigint(order.order().totalMinor()),
            text(order.order().currency()),
            ByteBuffer.allocate(1).put(0, (byte) (order.refund() ? 1 : 0))));
  }

  private static ByteBuffer text(String value) {
    return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer bigint(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(0, value);
  }

  /** The elements as they are, behind their number. */
  private static ByteBuffer collectionOf(List<ByteBuffer> elements) {
    int bytes = elements.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer collection = ByteBuffer.allocate(Integer.BYTES + bytes).putInt(elements.size());
    elements.forEach(collection::put);
    return collection.flip();
  }

  /** One behind the other, each with its length. */
  private static ByteBuffer joined(@Nullable ByteBuffer... parts) {
    int bytes = 0;
    for (ByteBuffer part : parts) {
      bytes += Integer.BYTES + (part == null ? 0 : part.remaining());
    }
    ByteBuffer joined = ByteBuffer.allocate(bytes);
    for (ByteBuffer part : parts) {
      if (part == null) {
        joined.putInt(-1);
      } else {
        joined.putInt(part.remaining()).put(part);
      }
    }
    return joined.flip();
  }
}
