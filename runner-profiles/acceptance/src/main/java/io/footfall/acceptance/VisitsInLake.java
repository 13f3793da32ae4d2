package io.footfall.acceptance;

import java.sql.SQLException;
import java.util.List;

/**
 * Finds visits in compacted files by plain SQL, and knows nothing of how Footfall does. Comes in:
 * compacted files as the table {@code clicks}.
 */
final class VisitsInLake {

  /**
   * Clicks with the number of their visit among the visitor's: one ends with half an hour of
   * silence. Those that were not remembered belong to none.
   */
  static final String CLICKS =
      """
      SELECT *, sum(begins) OVER (PARTITION BY visitor_id ORDER BY timestamp
                                  ROWS UNBOUNDED PRECEDING) AS visit
      FROM (SELECT *, CASE WHEN timestamp - lag(timestamp) OVER visitor
                                < INTERVAL 30 MINUTE THEN 0 ELSE 1 END AS begins
            FROM clicks WHERE remark IS NULL OR remark IN ('conflicting', 'filled')
            WINDOW visitor AS (PARTITION BY visitor_id ORDER BY timestamp))""";

  /** A visit is a robot's when a click of it is. */
  static final String VISITS =
      "SELECT visitor_id, min(timestamp) AS timestamp, max(timestamp) AS ended,"
          + " count(*) AS events, bool_or(robot IS NOT NULL) AS is_robot,"
          + " bool_or(event_type = 'purchase') AS converted FROM ("
          + CLICKS
          + ") GROUP BY visitor_id, visit";

  private VisitsInLake() {}

  /** Every visit, persons' and robots', when it began and ended and of how many clicks. */
  static List<String> of(DuckDb duck) throws SQLException {
    return duck
        .rows(
            "SELECT visitor_id, epoch_ms(timestamp), epoch_ms(ended), events FROM (" + VISITS + ")")
        .stream()
        .sorted()
        .toList();
  }
}
