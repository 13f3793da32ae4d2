package io.footfall.pipelines.cassandra;

/** Cassandra could not be reached, or did not do what it was asked after bounded retries. */
public final class CassandraUnavailableException extends RuntimeException {

  CassandraUnavailableException(CassandraSettings settings, String what, Throwable cause) {
    super(
        "Could not "
            + what
            + " ("
            + settings
            + "): "
            + cause.getMessage()
            + "; start Cassandra, or correct the --cassandra... options",
        cause);
  }
}
