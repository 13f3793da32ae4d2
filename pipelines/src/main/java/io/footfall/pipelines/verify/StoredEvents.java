package io.footfall.pipelines.verify;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import io.footfall.model.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * What the table of events really holds, counted by reading all of it, range by range of the token
 * ring.
 *
 * @param rows all events
 * @param viewsByPeople those that show a page to someone who was not taken for a robot: what the
 *     figures call views
 */
public record StoredEvents(long rows, long viewsByPeople) {

  private static final int RANGES = 64;
  private static final int IN_FLIGHT = 8;

  private static final StoredEvents NONE = new StoredEvents(0, 0);

  /** Reads the whole table. */
  public static StoredEvents count(CqlSession session) {
    PreparedStatement statement =
        session.prepare(
            "SELECT event_type, bot_indicator FROM clickstream_events"
                + " WHERE token(day, bucket) > ? AND token(day, bucket) <= ?");
    Semaphore places = new Semaphore(IN_FLIGHT);
    List<CompletableFuture<StoredEvents>> counted = new ArrayList<>();
    for (TokenRange range : ranges(session)) {
      places.acquireUninterruptibly();
      counted.add(
          session
              .executeAsync(
                  statement.bind().setToken(0, range.getStart()).setToken(1, range.getEnd()))
              .thenCompose(page -> countPages(page, NONE))
              .toCompletableFuture()
              .whenComplete((events, failure) -> places.release()));
    }
    return counted.stream().map(CompletableFuture::join).reduce(NONE, StoredEvents::plus);
  }

  private static List<TokenRange> ranges(CqlSession session) {
    TokenMap ring =
        session
            .getMetadata()
            .getTokenMap()
            .orElseThrow(
                () -> new IllegalStateException("The driver's token map must not be switched off"));
    List<TokenRange> ranges = new ArrayList<>();
    int pieces = Math.max(1, RANGES / ring.getTokenRanges().size());
    for (TokenRange range : ring.getTokenRanges()) {
      range.splitEvenly(pieces).forEach(piece -> ranges.addAll(piece.unwrap()));
    }
    return ranges;
  }

  private static CompletionStage<StoredEvents> countPages(
      AsyncResultSet page, StoredEvents before) {
    long rows = before.rows;
    long views = before.viewsByPeople;
    for (Row row : page.currentPage()) {
      if (row.isNull(0)) {
        // A late verdict that outlived its click by some days: no click.
        continue;
      }
      boolean isView =
          EventType.fromWireName(row.getString(0)).filter(EventType::isView).isPresent();
      rows++;
      views += isView && row.isNull(1) ? 1 : 0;
    }
    StoredEvents soFar = new StoredEvents(rows, views);
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> countPages(next, soFar))
        : CompletableFuture.completedFuture(soFar);
  }

  private StoredEvents plus(StoredEvents other) {
    return new StoredEvents(rows + other.rows, viewsByPeople + other.viewsByPeople);
  }
}
