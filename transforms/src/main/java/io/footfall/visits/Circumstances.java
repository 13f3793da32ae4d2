package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.TrafficSource;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a visitor's clicks mostly share: stored once for all of them. */
record Circumstances(
    @Nullable String userId,
    @Nullable TrafficSource source,
    @Nullable String country,
    @Nullable String city,
    @Nullable Device device,
    @Nullable Demographics demographics,
    @Nullable String botIndicator) {

  static Circumstances of(Click click) {
    Enrichment enrichment = click.enrichment();
    return new Circumstances(
        click.userId(),
        enrichment == null ? null : enrichment.trafficSource(),
        click.geo() == null ? null : click.geo().country(),
        click.geo() == null ? null : click.geo().city(),
        enrichment == null ? null : enrichment.device(),
        click.demographics(),
        enrichment == null ? null : enrichment.botIndicator());
  }
}
