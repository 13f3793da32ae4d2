package io.footfall.launcher.options;

import io.footfall.options.CassandraLoginOptions;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Cassandra. */
@OptionGroup("Cassandra")
public final class CassandraOptions {

  @Option(
      names = "--cassandraContactPoints",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Some of Cassandra's nodes (default: ${DEFAULT-VALUE}; demo starts its own).",
      defaultValue = "localhost:9042")
  private List<String> contactPoints;

  @Mixin private CassandraLoginOptions login;

  @Option(
      names = "--cassandraTtlDays",
      description =
          "How long clicks, visits and visitors' memories are kept; 0 for ever (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private int ttlDays;

  public CassandraSettings settings() {
    return login.settings(contactPoints).withTtlDays(ttlDays);
  }

  /** The settings for nodes at other addresses. */
  public CassandraSettings settings(List<String> otherContactPoints, String otherDatacenter) {
    return login.settings(otherContactPoints, otherDatacenter).withTtlDays(ttlDays);
  }

  /** The settings as a process of ours takes them, without a secret among them. */
  public List<String> arguments(CassandraSettings settings) {
    return login.arguments(settings);
  }
}
