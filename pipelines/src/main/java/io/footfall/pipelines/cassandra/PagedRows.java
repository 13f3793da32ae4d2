package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The rows that a statement gives, one page at a time: the next page is fetched when the one before
 * is used up, and tried again for a minute where that fails for a while. So a whole day is read in
 * the memory of a page.
 */
public final class PagedRows implements Iterator<Row> {

  private static final int ROWS_PER_PAGE = 2_000;

  private final CassandraSettings settings;
  private final BoundStatement statement;
  private ResultSet page;
  private @Nullable ByteBuffer next;

  /**
   * The rows of that statement, which may be repeated, from its paging state on; fetches the first
   * page.
   */
  public PagedRows(CassandraSettings settings, BoundStatement statement) {
    this.settings = settings;
    this.statement = statement.setPageSize(ROWS_PER_PAGE);
    this.next = statement.getPagingState();
    fetch();
  }

  /**
   * Whether there is another row; fetches the page that would hold it.
   *
   * @throws CassandraUnavailableException when it can't be fetched
   */
  @Override
  public boolean hasNext() {
    while (page.getAvailableWithoutFetching() == 0 && next != null) {
      fetch();
    }
    return page.getAvailableWithoutFetching() > 0;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more rows");
    }
    return page.one();
  }

  private void fetch() {
    CqlSession session = CassandraSessions.get(settings);
    page =
        CassandraRetries.retried(
            settings, "read rows", () -> session.execute(statement.setPagingState(next)));
    next = page.getExecutionInfo().getPagingState();
  }
}
