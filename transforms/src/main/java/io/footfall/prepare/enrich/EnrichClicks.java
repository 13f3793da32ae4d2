package io.footfall.prepare.enrich;

import io.footfall.model.Click;
import io.footfall.model.Enrichment;
import io.footfall.prepare.ClickStep;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cleaned click in; the same click out with its {@link Enrichment}: device, traffic source and,
 * for declared robots, the sign that gave them away. Refuses nothing. A device that the producer
 * itself stated (older, flat events) is kept.
 */
public final class EnrichClicks implements ClickStep {

  private final UserAgentReader userAgents;
  private final TrafficSources trafficSources;

  private EnrichClicks(UserAgentReader userAgents, TrafficSources trafficSources) {
    this.userAgents = userAgents;
    this.trafficSources = trafficSources;
  }

  /** With the lists that come with Footfall; the page's own domain is the shop's only one. */
  public static EnrichClicks create() {
    Sites sites = Sites.defaults();
    return new EnrichClicks(
        UapUserAgentReader.create(),
        new TrafficSources(sites, ChannelRules.defaults(sites), Set.of()));
  }

  /** With other sites and the rules that were parsed with them. */
  public EnrichClicks withChannels(Sites sites, ChannelRules channels) {
    return new EnrichClicks(
        userAgents, new TrafficSources(sites, channels, trafficSources.ownDomains()));
  }

  /**
   * With more domains from which a visitor is not referred: the shop's others, and payment pages
   * that send buyers back.
   */
  public EnrichClicks withOwnDomains(Set<String> ownDomains) {
    Set<String> domains =
        ownDomains.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return new EnrichClicks(
        userAgents, new TrafficSources(trafficSources.sites(), trafficSources.channels(), domains));
  }

  @Override
  public String stage() {
    return "enrich";
  }

  @Override
  public Click apply(Click click, long plannedAtMillis) {
    UserAgent userAgent = userAgents.read(click.userAgent());
    Enrichment stated = click.enrichment();
    return click.toBuilder()
        .enrichment(
            new Enrichment(
                stated == null ? userAgent.device() : stated.device(),
                trafficSources.of(click),
                userAgent.botIndicator()))
        .build();
  }
}
