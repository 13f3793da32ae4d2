package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitOrder;
import java.time.Instant;

/** The parts of a visit that are several: each a frozen collection in one column. */
final class VisitParts {

  /**
   * More pages than a person looks at in one go; a robot's thousands would make rows of a megabyte.
   * The column {@code views} counts all of them.
   */
  static final int MOST_STAYS = 200;

  private VisitParts() {}

  /** The first {@link #MOST_STAYS} pages, as the type {@code page_stay}. */
  static BoundStatementBuilder bindStays(BoundStatementBuilder row, int at, Visit visit) {
    UserDefinedType type = elementType(row, at);
    return row.setList(
        at,
        visit.stays().stream().limit(MOST_STAYS).map(stay -> valueOf(stay, type)).toList(),
        UdtValue.class);
  }

  /** The orders, as the type {@code visit_order}. */
  static BoundStatementBuilder bindOrders(BoundStatementBuilder row, int at, Visit visit) {
    UserDefinedType type = elementType(row, at);
    return row.setList(
        at, visit.orders().stream().map(order -> valueOf(order, type)).toList(), UdtValue.class);
  }

  /** What the orders come to, in minor units, by currency. */
  static BoundStatementBuilder bindRevenue(BoundStatementBuilder row, int at, Visit visit) {
    return row.setMap(at, visit.revenueByCurrency(), String.class, Long.class);
  }

  private static UserDefinedType elementType(BoundStatementBuilder row, int at) {
    return (UserDefinedType) ((ListType) row.getType(at)).getElementType();
  }

  private static UdtValue valueOf(PageStay stay, UserDefinedType type) {
    UdtValue value =
        type.newValue()
            .setString("url", stay.url())
            .setInstant("started_at", Instant.ofEpochMilli(stay.startedAt()));
    return stay.dwellMillis() == null ? value : value.setLong("dwell_millis", stay.dwellMillis());
  }

  private static UdtValue valueOf(VisitOrder order, UserDefinedType type) {
    return type.newValue()
        .setString("order_id", order.order().id())
        .setInstant("ordered_at", Instant.ofEpochMilli(order.at()))
        .setLong("total_minor", order.order().totalMinor())
        .setString("currency", order.order().currency())
        .setBoolean("refund", order.refund());
  }
}
