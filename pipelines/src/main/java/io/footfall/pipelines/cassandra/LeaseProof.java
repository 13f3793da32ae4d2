package io.footfall.pipelines.cassandra;

import io.footfall.pipelines.slices.LeaseLostException;
import java.io.Serializable;
import java.util.Optional;

/**
 * By which a worker, in whatever process, can ask whether the driver that it works for still holds
 * its lease: for work that can't be done twice, and so must end with the lease and not with the
 * driver's next look at it.
 */
public record LeaseProof(CassandraSettings settings, String source, String owner)
    implements Serializable {

  /**
   * Returns when Cassandra says that the lease is still the driver's.
   *
   * @throws LeaseLostException when it is another's, or nobody's
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public void ensureHeld() {
    Optional<String> holder =
        CassandraRetries.retried(
            settings,
            "look at the lease of " + source,
            () -> CassandraLease.holder(settings, source));
    if (!holder.equals(Optional.of(owner))) {
      throw new LeaseLostException(
          "The lease of "
              + source
              + " is "
              + holder.map(other -> "that of " + other).orElse("nobody's")
              + " and no longer that of "
              + owner
              + ": what is left is not begun");
    }
  }
}
