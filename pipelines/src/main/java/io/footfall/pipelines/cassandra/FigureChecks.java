package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of checking figures, a row for each partition, in the table {@code figure_checks}: how
 * workers tell the driver, whatever runner is between them. A partition checked again has one
 * result, the later.
 */
public final class FigureChecks {

  private static final int TTL_SECONDS = 7 * 86_400;

  /**
   * The result for one partition, or for all together.
   *
   * @param partitions how many have been checked
   * @param checked figures, stored or recounted
   * @param differing those that are not the same everywhere
   * @param examples of differences, in words
   */
  public record Result(long partitions, long checked, long differing, List<String> examples) {

    public Result {
      examples = List.copyOf(examples);
    }
  }

  private final CassandraSettings settings;
  private final String run;

  private FigureChecks(CassandraSettings settings, String run) {
    this.settings = settings;
    this.run = run;
  }

  /** The results of that run, which has a name of its own. */
  public static FigureChecks of(CassandraSettings settings, String run) {
    return new FigureChecks(settings, run);
  }

  /** Keeps the result for each partition of a few; returns when they are written. */
  public void save(Map<FigurePartition, Result> results) {
    BoundedRequests requests = BoundedRequests.of(settings, 1);
    PreparedStatement insert =
        requests.prepare(
            "INSERT INTO figure_checks"
                + " (run, kind, grain, period, checked, differing, examples)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) USING TTL ?");
    BatchStatementBuilder together =
        BatchStatement.builder(DefaultBatchType.UNLOGGED).setIdempotence(true);
    results.forEach(
        (partition, result) ->
            together.addStatement(
                insert.bind(
                    run,
                    partition.kind().wireName(),
                    partition.grain().name(),
                    partition.period(),
                    result.checked(),
                    result.differing(),
                    result.examples(),
                    TTL_SECONDS)));
    requests.send(together.build());
    requests.await();
  }

  /** The results for all partitions, added up. */
  public Result total() {
    PreparedStatement select =
        BoundedRequests.of(settings, 1)
            .prepare("SELECT checked, differing, examples FROM figure_checks WHERE run = ?");
    PagedRows rows = new PagedRows(settings, select.bind(run));
    long partitions = 0;
    long checked = 0;
    long differing = 0;
    List<String> examples = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      partitions++;
      checked += row.getLong(0);
      differing += row.getLong(1);
      examples.addAll(row.getList(2, String.class));
    }
    return new Result(partitions, checked, differing, examples);
  }
}
