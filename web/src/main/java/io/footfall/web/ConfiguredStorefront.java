package io.footfall.web;

import io.footfall.offers.link.UnsubscribeLinks;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.options.StorefrontOptions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.web.storefront.Mailing;
import io.footfall.web.storefront.StorefrontRoutes;
import io.footfall.web.storefront.UnsubscribePages;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.function.Consumer;

/** The shop that the options describe. */
final class ConfiguredStorefront {

  private ConfiguredStorefront() {}

  /** Its pages, which send clicks there; without a Cassandra it keeps nothing for mails. */
  static Consumer<JavalinConfig> routes(StorefrontOptions options, URI clicks) {
    Mailing mailing =
        options.signUps().cassandra().map(tables -> mailing(options, tables)).orElse(null);
    return config -> StorefrontRoutes.add(config, options.seed(), clicks, mailing);
  }

  private static Mailing mailing(StorefrontOptions options, CassandraSettings tables) {
    UnsubscribeLinks links = UnsubscribeLinks.signedWith(options.links().key());
    return new Mailing(
        ContactStore.of(tables)::save, UnsubscribePages.of(links, SuppressionStore.of(tables)));
  }
}
