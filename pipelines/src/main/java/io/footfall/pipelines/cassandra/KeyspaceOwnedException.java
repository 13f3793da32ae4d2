package io.footfall.pipelines.cassandra;

/** The keyspace holds the clicks of another source. */
public final class KeyspaceOwnedException extends RuntimeException {

  KeyspaceOwnedException(String keyspace, String owner, String source) {
    super(
        "Keyspace "
            + keyspace
            + " holds the clicks of "
            + owner
            + " (topic/group), and can't hold those of "
            + source
            + " too: correct --topic and --group, or give these a keyspace of their own by"
            + " --cassandraKeyspace");
  }
}
