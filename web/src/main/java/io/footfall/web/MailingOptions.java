package io.footfall.web;

import io.footfall.offers.link.SigningKey;
import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.options.CassandraLoginOptions;
import io.footfall.pipelines.secrets.Secret;
import io.footfall.web.storefront.Mailing;
import io.footfall.web.storefront.UnsubscribePages;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private CassandraLoginOptions login;

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
    CassandraSettings settings = login.settings(contactPoints);
    SigningKey key = SigningKey.of(Secret.of(linkKeyFile, linkKeyVariable));
    return Optional.of(
        new Mailing(
            ContactStore.of(settings)::save,
            UnsubscribePages.of(UnsubscribeLinks.signedWith(key), SuppressionStore.of(settings))));
  }
}
