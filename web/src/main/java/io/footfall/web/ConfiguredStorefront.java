package io.footfall.web;

import io.footfall.options.StorefrontOptions;
import io.footfall.web.storefront.Mailing;
import io.footfall.web.storefront.StorefrontRoutes;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.function.Consumer;

/** The shop that the options describe. */
final class ConfiguredStorefront {

  private ConfiguredStorefront() {}

  /** Its pages, which send clicks there; without a Cassandra it keeps nothing for mails. */
  static Consumer<JavalinConfig> routes(StorefrontOptions options, URI clicks) {
    Mailing mailing =
        options
            .signUps()
            .cassandra()
            .map(tables -> Mailing.in(tables, options.links().key()))
            .orElse(null);
    return config -> StorefrontRoutes.add(config, options.seed(), clicks, mailing);
  }
}
