package io.footfall.options;

import io.footfall.pipelines.cassandra.CassandraSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Cassandra keeps who may be written to, if any. */
@OptionGroup("Cassandra")
public final class SignUpOptions {

  @Option(
      names = "--cassandraContactPoints",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "Some of Cassandra's nodes; without any, sign-ups are not kept and links in mails not served.")
  private List<String> contactPoints = new ArrayList<>();

  @Mixin private CassandraLoginOptions login;

  /** Empty where no Cassandra is named. */
  public Optional<CassandraSettings> cassandra() {
    return contactPoints.isEmpty() ? Optional.empty() : Optional.of(login.settings(contactPoints));
  }
}
