package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.InvalidKeyspaceException;

/** Cassandra could not be reached, or did not do what it was asked after bounded retries. */
public final class CassandraUnavailableException extends RuntimeException {

  CassandraUnavailableException(CassandraSettings settings, String what, Throwable cause) {
    super(
        "Could not " + what + " (" + settings + "): " + cause.getMessage() + remedyFor(cause),
        cause);
  }

  private static String remedyFor(Throwable cause) {
    return cause instanceof InvalidKeyspaceException
        ? "; make it by clickstream --createOnly, or correct --cassandraKeyspace"
        : "; start Cassandra, or correct the --cassandra... options";
  }
}
