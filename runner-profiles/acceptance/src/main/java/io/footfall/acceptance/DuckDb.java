package io.footfall.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reader of Parquet and CSV that knows nothing of Footfall, Beam or Hadoop; nothing of the lake
 * but that a snapshot is a small JSON file which names its files.
 */
final class DuckDb implements AutoCloseable {

  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /** With all Parquet files below that folder as the table {@code clicks}. */
  static DuckDb over(Path folder) throws SQLException {
    return reading("'" + folder + "/**/*.parquet'");
  }

  /** With the clicks that the lake has compacted, without the files that these have replaced. */
  static DuckDb ofNewestSnapshot(Path lake) throws SQLException, IOException {
    try (Stream<Path> snapshots = Files.list(lake.resolve("_footfall/snapshots"))) {
      Path newest = snapshots.max(Comparator.naturalOrder()).orElseThrow();
      return reading(
          new ObjectMapper()
              .readTree(newest.toFile()).findValuesAsText("path").stream()
                  .map(path -> "'" + lake.resolve(path) + "'")
                  .collect(Collectors.joining(", ", "[", "]")));
    }
  }

  private static DuckDb reading(String files) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "CREATE VIEW clicks AS SELECT * FROM read_parquet("
              + files
              + ", hive_partitioning = true)");
    }
    return new DuckDb(connection);
  }

  /** Takes a file of CSV as a table of texts. */
  DuckDb with(String table, Path csv) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + table
              + " AS SELECT * FROM read_csv('"
              + csv
              + "', header = true, all_varchar = true, nullstr = '')");
    }
    return this;
  }

  /** How many rows the one query gives that the other does not, and the other way round. */
  long differences(String one, String other) throws SQLException {
    return number("SELECT count(*) FROM (" + one + " EXCEPT ALL " + other + ")")
        + number("SELECT count(*) FROM (" + other + " EXCEPT ALL " + one + ")");
  }

  /** The one number that the query gives. */
  long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      if (!result.next()) {
        throw new IllegalStateException("No row: " + query);
      }
      return result.getLong(1);
    }
  }

  /** The rows that the query gives, each its columns with a space between. */
  List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getString(column));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
