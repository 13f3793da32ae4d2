package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Which failures pass, and how long to wait for them. Repeating is safe for every statement but
 * conditional ones: the others write the same row again.
 */
public final class CassandraRetries {

  private static final List<Class<? extends Throwable>> PASSING =
      List.of(
          DriverTimeoutException.class,
          ReadTimeoutException.class,
          WriteTimeoutException.class,
          UnavailableException.class,
          OverloadedException.class,
          BootstrappingException.class,
          ServerError.class,
          BusyConnectionException.class,
          ClosedConnectionException.class,
          HeartbeatException.class,
          NodeUnavailableException.class,
          IOException.class);

  private CassandraRetries() {}

  /**
   * Up to a minute, long enough for a node to be killed and started again; the slice's own retries
   * come after it.
   */
  static <T> RetryPolicy<T> policy() {
    return policy(() -> {});
  }

  /** The same, which says so before each further try. */
  static <T> RetryPolicy<T> policy(Runnable onRetry) {
    return RetryPolicy.<T>builder()
        .onRetry(event -> onRetry.run())
        .handleIf(CassandraRetries::passes)
        .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(3))
        .withJitter(0.2)
        .withMaxAttempts(30)
        .withMaxDuration(Duration.ofSeconds(60))
        .build();
  }

  /**
   * What the request gives, tried again for as long as the policy says.
   *
   * @throws CassandraUnavailableException when it fails for good
   */
  public static <T> T retried(CassandraSettings settings, String what, CheckedSupplier<T> request) {
    try {
      return Failsafe.with(CassandraRetries.<T>policy()).get(request);
    } catch (DriverException failure) {
      throw new CassandraUnavailableException(settings, what, failure);
    }
  }

  /** Whether the same request may do better later: timeouts, overload, a node that is away. */
  static boolean passes(Throwable failure) {
    if (failure instanceof AllNodesFailedException allNodes) {
      return allNodes.getAllErrors().values().stream()
          .flatMap(List::stream)
          .allMatch(CassandraRetries::passes);
    }
    return PASSING.stream().anyMatch(type -> type.isInstance(failure));
  }
}
