package io.footfall.web;

import io.footfall.offers.link.SigningKey;
import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.secrets.Secret;
import io.footfall.web.storefront.Mailing;
import io.footfall.web.storefront.UnsubscribePages;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Where the shop keeps who may be written to, and by which key it knows links in mails. */
final class MailingOptions {

  @Option(
      names = "--cassandraContactPoints",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "Some of Cassandra's nodes; without any, sign-ups are not kept and links in mails not served.")
  private @Nullable List<String> contactPoints;

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

  @Option(
      names = "--linkKeyVariable",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the key that links in mails are signed with (default: ${DEFAULT-VALUE}).",
      defaultValue = "FOOTFALL_LINK_KEY")
  private String linkKeyVariable;

  @Option(names = "--linkKeyFile", paramLabel = "FILE", description = "Or the file that does.")
  private @Nullable String linkKeyFile;

  /** What the shop does for mails; empty where no Cassandra is named. */
  Optional<Mailing> mailing() {
    if (contactPoints == null) {
      return Optional.empty();
    }
    CassandraSettings settings = settings(contactPoints);
    SigningKey key =
        SigningKey.of(
            linkKeyFile == null
                ? Secret.fromEnvironment(linkKeyVariable)
                : Secret.fromFile(linkKeyFile));
    return Optional.of(
        new Mailing(
            ContactStore.of(settings)::save,
            UnsubscribePages.of(UnsubscribeLinks.signedWith(key), SuppressionStore.of(settings))));
  }

  private CassandraSettings settings(List<String> nodes) {
    Secret password =
        passwordFile == null
            ? Secret.fromEnvironment(passwordVariable)
            : Secret.fromFile(passwordFile);
    return new CassandraSettings(
        nodes, datacenter, keyspace, user, user == null ? null : password, tls, 0);
  }
}
