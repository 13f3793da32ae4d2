package io.footfall.options;

import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Which keyspace of a Cassandra, as whom, and how: all but its nodes. */
@OptionGroup("Cassandra")
public final class CassandraLoginOptions {

  @Option(
      names = "--cassandraDatacenter",
      description = "The datacenter whose nodes are asked (default: ${DEFAULT-VALUE}).",
      defaultValue = "datacenter1")
  private String datacenter;

  @Option(
      names = "--cassandraKeyspace",
      description = "The keyspace (default: ${DEFAULT-VALUE}).",
      defaultValue = CassandraSettings.DEFAULT_KEYSPACE)
  private String keyspace;

  @Option(names = "--cassandraUser", description = "The user, where Cassandra asks for one.")
  private @Nullable String user;

  @Option(
      names = "--cassandraPasswordVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the user's password (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_CASSANDRA_PASSWORD")
  private String passwordVariable;

  @Option(
      names = "--cassandraPasswordFile",
      paramLabel = "FILE",
      description = "Or the file that does.")
  private @Nullable String passwordFile;

  @Option(names = "--cassandraTls", description = "Encrypt, with the JVM's trust store.")
  private boolean tls;

  /** In the datacenter that the options name; rows are kept for ever. */
  public CassandraSettings settings(List<String> contactPoints) {
    return settings(contactPoints, datacenter);
  }

  /** The settings for nodes of another datacenter. */
  public CassandraSettings settings(List<String> contactPoints, String otherDatacenter) {
    return new CassandraSettings(
        contactPoints,
        otherDatacenter,
        keyspace,
        user,
        user == null ? null : Secret.of(passwordFile, passwordVariable),
        tls,
        0);
  }

  /**
   * The settings as a process of ours takes them; the password by the name of its variable, which
   * the process inherits, or of its file.
   */
  public List<String> arguments(CassandraSettings settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--cassandraContactPoints=" + String.join(",", settings.contactPoints()),
                "--cassandraDatacenter=" + settings.datacenter(),
                "--cassandraKeyspace=" + settings.keyspace(),
                "--cassandraPasswordVariable=" + passwordVariable));
    if (user != null) {
      arguments.add("--cassandraUser=" + user);
    }
    if (passwordFile != null) {
      arguments.add("--cassandraPasswordFile=" + passwordFile);
    }
    if (tls) {
      arguments.add("--cassandraTls");
    }
    return arguments;
  }
}
