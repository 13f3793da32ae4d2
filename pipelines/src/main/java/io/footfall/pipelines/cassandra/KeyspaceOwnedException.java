package io.footfall.pipelines.cassandra;

/** The keyspace holds the clicks of another source. */
public final class KeyspaceOwnedException extends RuntimeException {

  private final String finding;
  private final String remedy;

  KeyspaceOwnedException(String keyspace, String owner, String source) {
    this(
        "keyspace "
            + keyspace
            + " holds the clicks of "
            + owner
            + " (topic/group), and can't hold those of "
            + source
            + " too",
        "correct --topic and --group, or give these a keyspace of their own by"
            + " --cassandraKeyspace");
  }

  private KeyspaceOwnedException(String finding, String remedy) {
    super(finding + ": " + remedy);
    this.finding = finding;
    this.remedy = remedy;
  }

  /** Whose it is, and whose it can't be. */
  public String finding() {
    return finding;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
