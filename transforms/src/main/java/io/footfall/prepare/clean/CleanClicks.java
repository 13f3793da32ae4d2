package io.footfall.prepare.clean;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RejectReason;
import io.footfall.prepare.ClickStep;
import io.footfall.prepare.RefusedClick;
import io.footfall.prepare.web.QueryParameters;
import io.footfall.prepare.web.WebAddress;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A parsed click in; the same click out, fit to be stored: its time corrected for the device's
 * clock and within the window, URLs in canonical form without what identifies a person, texts
 * trimmed and bounded, country and currency in upper case and known to ISO, the address masked.
 * Refused is a click without consent to be measured, too late, from the future, or with a value
 * that can't be right.
 *
 * <p>A click without a campaign gets the one that its page's link names (utm parameters, click
 * identifiers). It has to be read here, as click identifiers identify a person and are not in the
 * URL any more when the click is enriched.
 */
public final class CleanClicks implements ClickStep {

  private final ClickClock clock;
  private final TextCleaner texts;
  private final AddressCleaner addresses;
  private final ClickIdentifiers clickIdentifiers;
  private final boolean ipMasked;

  private CleanClicks(CleaningRules rules) {
    clock = ClickClock.by(rules);
    texts = new TextCleaner(rules.maxTextLength());
    clickIdentifiers = ClickIdentifiers.load();
    addresses = new AddressCleaner(rules.identifyingParameters(), clickIdentifiers.parameters());
    ipMasked = rules.ipMasked();
  }

  public static CleanClicks by(CleaningRules rules) {
    return new CleanClicks(rules);
  }

  @Override
  public String stage() {
    return "clean";
  }

  @Override
  public Click apply(Click click, long plannedAtMillis) throws RefusedClick {
    if (!click.consent().analytics()) {
      throw new RefusedClick(
          RejectReason.NO_CONSENT, "consent.analytics is not given; don't send such clicks");
    }
    long occurredAt = clock.occurredAt(click, plannedAtMillis);
    Click.Builder cleaned =
        click.toBuilder()
            .occurredAt(occurredAt)
            .clockSkewMillis(occurredAt - click.occurredAt())
            .visitorId(texts.identifier("visitor_id", click.visitorId()))
            .userId(texts.optionalIdentifier("user_id", click.userId()))
            .product(clean(click.product()))
            .order(clean(click.order()))
            .searchTerm(texts.text(click.searchTerm()))
            .userAgent(texts.text(click.userAgent()))
            .ip(ip(click.ip()))
            .geo(clean(click.geo()))
            .screen(texts.text(click.screen()))
            .campaign(clean(click.campaign()))
            .demographics(clean(click.demographics()));
    cleanPage(click, cleaned);
    return cleaned.build();
  }

  private void cleanPage(Click click, Click.Builder cleaned) throws RefusedClick {
    Page page = click.page();
    if (page == null) {
      return;
    }
    WebAddress address = addresses.page("page.url", page.url().strip());
    QueryParameters parameters = QueryParameters.of(address.query());
    String referrer = page.referrer();
    cleaned.page(
        new Page(
            addresses.clean("page.url", address, parameters),
            texts.text(page.title()),
            referrer == null || referrer.isBlank()
                ? null
                : addresses.referrer("page.referrer", referrer.strip())));
    if (clean(click.campaign()) == null) {
      cleaned.campaign(clean(clickIdentifiers.campaignOf(parameters)));
    }
  }

  private @Nullable Product clean(@Nullable Product product) throws RefusedClick {
    if (product == null) {
      return null;
    }
    return new Product(
        texts.identifier("product.id", product.id()),
        texts.text(product.name()),
        texts.text(product.category()),
        product.priceMinor(),
        IsoCodes.currency("product.currency", product.currency()),
        product.quantity());
  }

  private @Nullable Order clean(@Nullable Order order) throws RefusedClick {
    if (order == null) {
      return null;
    }
    String currency = IsoCodes.currency("order.currency", order.currency());
    if (currency == null) {
      throw new RefusedClick(RejectReason.MISSING_FIELD, "order.currency is blank");
    }
    return new Order(texts.identifier("order.id", order.id()), order.totalMinor(), currency);
  }

  private @Nullable Geo clean(@Nullable Geo geo) throws RefusedClick {
    if (geo == null) {
      return null;
    }
    String country = IsoCodes.country("geo.country", geo.country());
    String city = texts.text(geo.city());
    return country == null && city == null ? null : new Geo(country, city);
  }

  private @Nullable Campaign clean(@Nullable Campaign campaign) {
    if (campaign == null) {
      return null;
    }
    String source = texts.text(campaign.source());
    String medium = texts.text(campaign.medium());
    String name = texts.text(campaign.name());
    return source == null && medium == null && name == null
        ? null
        : new Campaign(source, medium, name);
  }

  private @Nullable Demographics clean(@Nullable Demographics demographics) {
    if (demographics == null) {
      return null;
    }
    String ageBand = texts.text(demographics.ageBand());
    String gender = texts.text(demographics.gender());
    return ageBand == null && gender == null ? null : new Demographics(ageBand, gender);
  }

  private @Nullable String ip(@Nullable String ip) throws RefusedClick {
    return ip == null || ip.isBlank() ? null : IpMask.apply("ip", ip, ipMasked);
  }
}
