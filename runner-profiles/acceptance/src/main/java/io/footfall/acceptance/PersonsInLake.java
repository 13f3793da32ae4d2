package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Counts persons and robots in compacted files by plain SQL, by what the files say of robots and
 * nothing else, and holds it against the reports. Comes in: compacted files as the table {@code
 * clicks}, and the reports of all their days.
 */
final class PersonsInLake {

  private static final String HOUR =
      "strftime(date_trunc('hour', timestamp), '%Y-%m-%dT%H:%M:%SZ')";
  private static final String DAY = "strftime(timestamp, '%Y-%m-%d')";
  private static final String IS_VIEW =
      "event_type IN ('page_view', 'product_view', 'list_view', 'search')";

  /** A page without the parameters that say which link led to it. */
  private static final String PAGE =
      """
      CASE WHEN strpos(url, '?') = 0 OR strpos(url, 'utm_') < strpos(url, '?') THEN url
           ELSE rtrim(split_part(url, '?', 1) || '?' || array_to_string(
             list_filter(string_split(split_part(url, '?', 2), '&'),
               lambda parameter: NOT starts_with(parameter, 'utm_')), '&'), '?') END""";

  /** Up to so many visitors the reports' estimate is exact. */
  private static final int FEW = 20;

  private final DuckDb duck;
  private final Path reports;

  private PersonsInLake(DuckDb duck, Path reports) {
    this.duck = duck;
    this.reports = reports;
  }

  /** Holds every report that a plain query can recount. */
  static void holdAgainst(Path reports, DuckDb duck) throws SQLException {
    PersonsInLake persons = new PersonsInLake(duck, reports);
    persons.clicksByHour();
    persons.visitsByHour();
    persons.clicksBy("country", "country");
    persons.clicksBy("device", "device");
    persons.clicksBy("page", PAGE);
    persons.visitorsOfPagesByHour();
    persons.visitorsOfChannelsBy("hour", HOUR);
    persons.visitorsOfChannelsBy("day", DAY);
    persons.revenueByDay();
  }

  private void clicksByHour() throws SQLException {
    same(
        "SELECT "
            + HOUR
            + ", count(*) FILTER (robot IS NULL), count(*) FILTER (robot IS NULL AND "
            + IS_VIEW
            + "), count(*) FILTER (robot IS NULL AND event_type = 'product_view'),"
            + " count(*) FILTER (robot IS NULL AND event_type = 'add_to_cart'),"
            + " count(*) FILTER (robot IS NULL AND event_type = 'purchase'),"
            + " count(*) FILTER (robot IS NOT NULL) FROM clicks GROUP BY 1",
        "SELECT hour, events, views, product_views, cart_additions, purchases, bot_events FROM "
            + report("total-by-hour")
            + " WHERE events <> '0' OR bot_events <> '0'");
  }

  private void visitsByHour() throws SQLException {
    same(
        "SELECT "
            + HOUR
            + ", count(*) FILTER (NOT is_robot), count(*) FILTER (NOT is_robot AND converted),"
            + " count(*) FILTER (is_robot) FROM ("
            + VisitsInLake.VISITS
            + ") GROUP BY 1",
        "SELECT hour, visits, converted_visits, bot_visits FROM "
            + report("total-by-hour")
            + " WHERE visits <> '0' OR bot_visits <> '0'");
  }

  private void clicksBy(String kind, String name) throws SQLException {
    same(
        "SELECT "
            + DAY
            + " AS day, "
            + name
            + " AS name, count(*), count(*) FILTER ("
            + IS_VIEW
            + ") FROM clicks WHERE robot IS NULL AND name IS NOT NULL GROUP BY ALL",
        "SELECT day, "
            + kind
            + ", events, views FROM "
            + report(kind + "-by-day")
            + " WHERE events <> '0'");
  }

  /**
   * But for the page of one who was taken for a person until his memory was full: no sketch forgets
   * him.
   */
  private void visitorsOfPagesByHour() throws SQLException {
    same(
        "SELECT "
            + HOUR
            + " AS hour, "
            + PAGE
            + " AS name, count(DISTINCT visitor_id) AS persons FROM clicks"
            + " WHERE robot IS NULL AND name <> '"
            + TirelessVisitor.PAGE
            + "' GROUP BY ALL HAVING persons < "
            + FEW,
        "SELECT hour, page, visitors FROM "
            + report("page-by-hour")
            + " WHERE page <> '"
            + TirelessVisitor.PAGE
            + "' AND visitors::INT BETWEEN 1 AND -1 + "
            + FEW);
  }

  /**
   * However many they are: no sketch counts them. A visit has the channel of its first click, and
   * its visitor is there when it begins and with every view.
   */
  private void visitorsOfChannelsBy(String grain, String time) throws SQLException {
    same(
        "SELECT "
            + time
            + " AS at, channel_of_visit, count(DISTINCT visitor_id) FROM (SELECT visitor_id,"
            + " timestamp, "
            + IS_VIEW
            + " AS is_view, row_number() OVER in_order AS place,"
            + " first_value(channel) OVER in_order AS channel_of_visit,"
            + " bool_or(robot IS NOT NULL) OVER (PARTITION BY visitor_id, visit) AS is_robot FROM ("
            + VisitsInLake.CLICKS
            + ") WINDOW in_order AS (PARTITION BY visitor_id, visit ORDER BY timestamp, NOT ("
            + IS_VIEW
            + "), coalesce(original_id, row_key))) WHERE NOT is_robot AND (place = 1 OR is_view)"
            + " AND channel_of_visit IS NOT NULL GROUP BY ALL",
        "SELECT "
            + grain
            + ", channel, visitors FROM "
            + report("channel-by-" + grain)
            + " WHERE visitors <> '0'");
  }

  /** An order that was told twice under one event id, with other contents, is one order. */
  private void revenueByDay() throws SQLException {
    same(
        "SELECT "
            + DAY
            + ", order_currency, count(*) FILTER (event_type = 'purchase'),"
            + " count(*) FILTER (event_type = 'refund'), sum(CASE event_type WHEN 'refund'"
            + " THEN -abs(order_total_minor) ELSE order_total_minor END) FROM ("
            + "SELECT * FROM clicks"
            + " WHERE robot IS NULL AND event_type IN ('purchase', 'refund')"
            + " AND order_currency IS NOT NULL QUALIFY row_number() OVER ("
            + "PARTITION BY visitor_id, event_type, order_id ORDER BY timestamp, content_hash) = 1"
            + ") GROUP BY ALL",
        "SELECT day, currency, orders, refunds, revenue_minor FROM " + report("currency-by-day"));
  }

  private String report(String title) {
    return "read_csv('"
        + reports.resolve("*").resolve(title + "-*.csv")
        + "', header = true, all_varchar = true)";
  }

  /** Both give the same rows, in whatever order, and at least one. */
  private void same(String counted, String reported) throws SQLException {
    List<String> rows = texts(reported);
    assertThat(reported, rows.size(), greaterThan(0));
    assertThat(texts(counted), equalTo(rows));
  }

  private List<String> texts(String query) throws SQLException {
    return duck.rows(query).stream().sorted().toList();
  }
}
