package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.pipelines.testing.Visits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set as bytes is what the driver makes of it. */
class VisitPartsTest {

  private static final Pattern FIELD = Pattern.compile("(\\w+) \\w+");
  private static final ProtocolVersion VERSION = ProtocolVersion.V4;

  private static final UserDefinedType PAGE_STAY =
      new UserDefinedTypeBuilder("clickstream", "page_stay")
          .withField("url", DataTypes.TEXT)
          .withField("started_at", DataTypes.TIMESTAMP)
          .withField("dwell_millis", DataTypes.BIGINT)
          .build();

  private static final UserDefinedType VISIT_ORDER =
      new UserDefinedTypeBuilder("clickstream", "visit_order")
          .withField("order_id", DataTypes.TEXT)
          .withField("ordered_at", DataTypes.TIMESTAMP)
          .withField("total_minor", DataTypes.BIGINT)
          .withField("currency", DataTypes.TEXT)
          .withField("refund", DataTypes.BOOLEAN)
          .build();

  static Stream<Visit> visits() {
    return Stream.of(Visits.full("v-1", 1_000, 5), Visits.bare("v-\u00e9", 0, 1));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void pagesAreWhatTheDriverMakesOfThem(Visit visit) {
    List<UdtValue> stays = visit.stays().stream().map(VisitPartsTest::valueOf).toList();

    assertThat(
        VisitParts.staysOf(visit),
        equalTo(TypeCodecs.listOf(TypeCodecs.udtOf(PAGE_STAY)).encode(stays, VERSION)));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void ordersAreWhatTheDriverMakesOfThem(Visit visit) {
    List<UdtValue> orders =
        visit.orders().stream()
            .map(
                order ->
                    VISIT_ORDER
                        .newValue()
                        .setString("order_id", order.order().id())
                        .setInstant("ordered_at", Instant.ofEpochMilli(order.at()))
                        .setLong("total_minor", order.order().totalMinor())
                        .setString("currency", order.order().currency())
                        .setBoolean("refund", order.refund()))
            .toList();

    assertThat(
        VisitParts.ordersOf(visit),
        equalTo(TypeCodecs.listOf(TypeCodecs.udtOf(VISIT_ORDER)).encode(orders, VERSION)));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void revenueIsWhatTheDriverMakesOfIt(Visit visit) {
    Map<String, Long> revenue = visit.revenueByCurrency();

    assertThat(
        VisitParts.revenueOf(visit),
        equalTo(TypeCodecs.mapOf(TypeCodecs.TEXT, TypeCodecs.BIGINT).encode(revenue, VERSION)));
  }

  @Test
  void fieldsStandInTheOrderOfTheSchema() {
    assertThat(fieldsOf("page_stay"), equalTo(names(PAGE_STAY)));
    assertThat(fieldsOf("visit_order"), equalTo(names(VISIT_ORDER)));
  }

  private static UdtValue valueOf(PageStay stay) {
    UdtValue value =
        PAGE_STAY
            .newValue()
            .setString("url", stay.url())
            .setInstant("started_at", Instant.ofEpochMilli(stay.startedAt()));
    return stay.dwellMillis() == null ? value : value.setLong("dwell_millis", stay.dwellMillis());
  }

  private static List<String> names(UserDefinedType type) {
    return type.getFieldNames().stream().map(Object::toString).toList();
  }

  private static List<String> fieldsOf(String type) {
    String start = "CREATE TYPE IF NOT EXISTS " + type + " (";
    return CassandraSchema.statements().stream()
        .map(SimpleStatement::getQuery)
        .filter(query -> query.startsWith(start))
        .flatMap(query -> FIELD.matcher(query.substring(start.length())).results())
        .map(field -> field.group(1))
        .toList();
  }
}
