package io.footfall.prepare.enrich;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Page;
import io.footfall.model.TrafficSource;
import io.footfall.prepare.web.WebAddress;
import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Says what brought the visitor to a page: the campaign, else the referrer, else nothing is known
 * and the visit is direct. A referrer on the shop's own domain is {@code (internal)}, no source at
 * all. Sources and media are in lower case.
 *
 * @param ownDomains domains beside the page's own that are the shop's, or that visitors only pass
 *     through and come back from, such as payment pages; in lower case
 */
record TrafficSources(Sites sites, ChannelRules channels, Set<String> ownDomains)
    implements Serializable {

  private static final String NOT_SET = "(not set)";
  private static final String NONE = "(none)";
  private static final Origin DIRECT = new Origin("(direct)", NONE);
  private static final Origin INTERNAL = new Origin("(internal)", NONE);

  private record Origin(String source, String medium) {}

  TrafficSources {
    ownDomains = Set.copyOf(ownDomains);
  }

  TrafficSource of(Click click) {
    Campaign campaign = click.campaign();
    String name = campaign == null ? null : campaign.name();
    Origin origin =
        campaign == null || (campaign.source() == null && campaign.medium() == null)
            ? originOf(click.page())
            : new Origin(orNotSet(campaign.source()), orNotSet(campaign.medium()));
    String channel =
        channels.channelOf(origin.source(), origin.medium(), name == null ? null : lower(name));
    return new TrafficSource(origin.source(), origin.medium(), name, channel);
  }

  private Origin originOf(@Nullable Page page) {
    if (page == null || page.referrer() == null) {
      return DIRECT;
    }
    String host = WebAddress.hostOf(page.referrer());
    if (isOwn(host, WebAddress.hostOf(page.url()))) {
      return INTERNAL;
    }
    Sites.Site site = sites.find(host);
    if (site == null) {
      return new Origin(withoutWww(host), "referral");
    }
    return switch (site.category()) {
      case SEARCH -> new Origin(site.source(), "organic");
      case SOCIAL -> new Origin(site.source(), "social");
      case EMAIL -> new Origin(site.source(), "email");
      case VIDEO, SHOPPING -> new Origin(site.source(), "referral");
    };
  }

  /** The page's host, one above or below it, or one of the domains that are named as own. */
  private boolean isOwn(String referrer, String page) {
    String referring = withoutWww(referrer);
    String own = withoutWww(page);
    return isUnder(referring, own)
        || isUnder(own, referring)
        || ownDomains.stream().anyMatch(domain -> isUnder(referring, domain));
  }

  private static boolean isUnder(String host, String domain) {
    return host.endsWith(domain)
        && (host.length() == domain.length()
            || host.charAt(host.length() - domain.length() - 1) == '.');
  }

  private static String withoutWww(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static String orNotSet(@Nullable String text) {
    return text == null ? NOT_SET : lower(text);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
