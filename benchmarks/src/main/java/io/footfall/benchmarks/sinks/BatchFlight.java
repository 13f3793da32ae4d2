package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Requests on their way, so many at once, whichever threads send them; the first failure ends it.
 */
public final class BatchFlight {

  private final CqlSession session;
  private final int most;
  private final Semaphore places;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  public BatchFlight(CqlSession session, int most) {
    this.session = session;
    this.most = most;
    this.places = new Semaphore(most);
  }

  /** Sends it; waits for a place. */
  void send(Statement<?> request) {
    places.acquireUninterruptibly();
    CompletionStage<?> unused =
        session
            .executeAsync(request)
            .whenComplete(
                (result, failed) -> {
                  if (failed != null) {
                    failure.compareAndSet(null, failed);
                  }
                  places.release();
                });
    throwFailure();
  }

  /** Returns when all that was sent is written. */
  public void await() {
    places.acquireUninterruptibly(most);
    places.release(most);
    throwFailure();
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw new IllegalStateException("Cassandra refused a request", failure.get());
    }
  }
}
