package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import io.footfall.pipelines.operations.SinkReports;
import io.footfall.pipelines.operations.SinkTimes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Requests in flight together, up to a number; what fails for a while is tried again, up to a
 * minute. For one thread, which waits when the number is reached.
 */
public final class BoundedRequests {

  private final CassandraSettings settings;
  private final CqlSession session;
  private final int mostInFlight;
  private final Semaphore free;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final FailsafeExecutor<AsyncResultSet> retries =
      Failsafe.with(CassandraRetries.<AsyncResultSet>policy(SinkTimes.CASSANDRA::retried));

  private BoundedRequests(CassandraSettings settings, CqlSession session, int mostInFlight) {
    this.settings = settings;
    this.session = session;
    this.mostInFlight = mostInFlight;
    this.free = new Semaphore(mostInFlight);
  }

  /** So many at once, in the session of those settings. */
  public static BoundedRequests of(CassandraSettings settings, int mostInFlight) {
    return new BoundedRequests(settings, CassandraSessions.get(settings), mostInFlight);
  }

  /**
   * Prepares what may be repeated; the session remembers it, so doing so again costs little.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer, or finds it wrong
   */
  public PreparedStatement prepare(String cql) {
    SimpleStatement repeatable = SimpleStatement.newInstance(cql).setIdempotent(true);
    return CassandraRetries.retried(
        settings, "prepare a statement", () -> session.prepare(repeatable));
  }

  /** Sends a statement that may be repeated. */
  public void send(Statement<?> statement) {
    send(statement, result -> {});
  }

  /**
   * Sends a statement that may be repeated, and hands on its result, on a thread of the driver.
   *
   * @throws CassandraUnavailableException when one sent before has failed for good
   */
  void send(Statement<?> statement, Consumer<AsyncResultSet> then) {
    free.acquireUninterruptibly();
    long started = System.nanoTime();
    CompletableFuture<AsyncResultSet> unused =
        attempt(statement)
            .thenApply(
                result -> {
                  then.accept(result);
                  return result;
                })
            .whenComplete(
                (result, failed) -> {
                  if (failed == null) {
                    SinkTimes.CASSANDRA.answered(System.nanoTime() - started);
                  } else {
                    SinkTimes.CASSANDRA.failed();
                    failure.compareAndSet(null, failed);
                  }
                  free.release();
                });
    throwFailure();
  }

  /**
   * Returns when all that was sent has been answered.
   *
   * @throws CassandraUnavailableException when any of it has failed for good
   */
  public void await() {
    free.acquireUninterruptibly(mostInFlight);
    free.release(mostInFlight);
    throwFailure();
    SinkReports.send(SinkTimes.CASSANDRA);
  }

  private CompletableFuture<AsyncResultSet> attempt(Statement<?> statement) {
    return retries.getStageAsync(() -> session.executeAsync(statement));
  }

  private void throwFailure() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new CassandraUnavailableException(settings, "read or write rows", failed);
    }
  }
}
