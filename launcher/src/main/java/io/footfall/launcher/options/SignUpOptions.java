package io.footfall.launcher.options;

import io.footfall.pipelines.options.CassandraLoginOptions;
import io.footfall.pipelines.options.OptionGroup;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Cassandra keeps who may be written to, if any. */
@OptionGroup("Cassandra")
@SuppressWarnings("unused") // HandedOn reads them
public final class SignUpOptions {

  @Option(
      names = "--cassandraContactPoints",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "Some of Cassandra's nodes; without any, sign-ups are not kept and links in mails not served.")
  private List<String> contactPoints = new ArrayList<>();

  @Mixin private CassandraLoginOptions login;
}
