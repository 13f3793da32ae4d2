package io.footfall.prepare.enrich;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.TrafficSource;
import io.footfall.prepare.Clicks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficSourcesTest {

  private static final Sites SITES = Sites.defaults();
  private static final EnrichClicks ENRICH = EnrichClicks.create();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, (direct), (none), Direct",
        "https://www.google.de/, google, organic, Organic Search",
        "https://google.co.uk/search, google, organic, Organic Search",
        "https://google.evil.com/, google.evil.com, referral, Referral",
        "https://notgoogle.com/, notgoogle.com, referral, Referral",
        "https://www.bing.com/, bing, organic, Organic Search",
        "https://search.yahoo.com/, yahoo, organic, Organic Search",
        "https://mail.yahoo.com/, yahoo-mail, email, Email",
        "https://mail.google.com/, gmail, email, Email",
        "android-app://com.google.android.gm/, gmail, email, Email",
        "https://l.facebook.com/l.php, facebook, social, Organic Social",
        "https://t.co/abc, twitter, social, Organic Social",
        "https://www.youtube.com/watch, youtube, referral, Organic Video",
        "https://www.amazon.de/, amazon, referral, Organic Shopping",
        "https://shopping.google.com/, google-shopping, referral, Organic Shopping",
        "https://blog.other.example/, blog.other.example, referral, Referral",
        "https://www.other.example/, other.example, referral, Referral",
        "https://shop.example/cart, (internal), (none), Internal",
        "https://www.shop.example/, (internal), (none), Internal",
        "https://checkout.shop.example/, (internal), (none), Internal",
        "https://myshop.example/, myshop.example, referral, Referral",
      })
  void areReadFromTheReferrer(String referrer, String source, String medium, String channel) {
    Click click = Clicks.viewOf("https://shop.example/", referrer);
    assertThat(sourceOf(ENRICH, click), is(new TrafficSource(source, medium, null, channel)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "google, cpc, -, Paid Search",
        "Google, CPC, -, Paid Search",
        "bing, ppc, -, Paid Search",
        "www.bing.com, ppc, -, Paid Other",
        "bing.com, ppc, -, Paid Search",
        "google, cpm, -, Display",
        "adnetwork, banner, -, Display",
        "facebook, paid_social, -, Paid Social",
        "facebook, cpc, -, Paid Social",
        "facebook, -, -, Organic Social",
        "partner, social-media, -, Organic Social",
        "youtube, cpv-cpc, -, Paid Video",
        "partner, video, -, Organic Video",
        "amazon, cpc, -, Paid Shopping",
        "partner, cpc, summer-shopping, Paid Shopping",
        "partner, link, summer shop, Organic Shopping",
        "partner, link, bishop, Referral",
        "partner, link, workshop, Referral",
        "google, cpc, cross-network-1, Cross-network",
        "partner, retargeting, -, Paid Other",
        "newsletter, email, spring, Email",
        "email, -, -, Email",
        "partner, affiliate, -, Affiliates",
        "partner, referral, -, Referral",
        "radio, audio, -, Audio",
        "sms, text, -, SMS",
        "app, push, -, Mobile Push",
        "firebase, x, -, Mobile Push",
        "google, organic, -, Organic Search",
        "partner, organic, -, Organic Search",
        "partner, poster, -, Unassigned",
        "(direct), (none), -, Direct",
      })
  void areReadFromTheCampaign(String source, String medium, String name, String channel) {
    Click click =
        Clicks.viewOf("https://shop.example/", "https://www.google.de/").toBuilder()
            .campaign(new Campaign(source, medium, name))
            .build();
    assertThat(sourceOf(ENRICH, click).channel(), is(channel));
    assertThat(sourceOf(ENRICH, click).campaign(), is(name));
  }

  @Test
  void aCampaignWithNothingButANameLeavesTheReferrerItsSay() {
    Click click =
        Clicks.viewOf("https://shop.example/", "https://www.google.de/").toBuilder()
            .campaign(new Campaign(null, null, "Spring"))
            .build();
    assertThat(
        sourceOf(ENRICH, click),
        is(new TrafficSource("google", "organic", "Spring", "Organic Search")));
  }

  @Test
  void eventsWithoutAPageAreDirect() {
    Click click = Clicks.view().toBuilder().page(null).build();
    assertThat(sourceOf(ENRICH, click).channel(), is("Direct"));
  }

  @Test
  void otherDomainsCanBeTheShopsToo() {
    EnrichClicks enrich = ENRICH.withOwnDomains(Set.of("Pay.Example"));
    Click click = Clicks.viewOf("https://shop.example/", "https://eu.pay.example/");
    assertThat(sourceOf(enrich, click).channel(), is("Internal"));
    assertThat(sourceOf(ENRICH, click).channel(), is("Referral"));
  }

  @Test
  void rulesAreTheShopsToChange() {
    List<String> lines =
        List.of(
            "Flyer : source like flyer-.* and medium is print | paper", "Rest : medium like .*");
    EnrichClicks enrich = ENRICH.withChannels(SITES, ChannelRules.parse(lines, SITES));
    Click click =
        Clicks.view().toBuilder().campaign(new Campaign("flyer-3", "paper", null)).build();
    assertThat(sourceOf(enrich, click).channel(), is("Flyer"));
    assertThat(sourceOf(enrich, Clicks.view()).channel(), is("Rest"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Direct",
        ": source is x",
        "A : source",
        "A : source was x",
        "A : place is x",
        "A : medium among search",
        "A : source among birds",
        "A : source like (",
        "A : source is x and"
      })
  void aRuleThatIsNotOneIsNamed(String line) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> ChannelRules.parse(List.of(line), SITES));
    assertThat(error.getMessage(), containsString('"' + line + '"'));
  }

  @Test
  void aSitesCategoryMustBeKnown() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Sites.parse(List.of("birds owl owl.example")));
    assertThat(error.getMessage(), containsString("birds"));
    assertThrows(IllegalArgumentException.class, () -> Sites.parse(List.of("search google")));
  }

  private static TrafficSource sourceOf(EnrichClicks enrich, Click click) {
    return enrich.apply(click, Clicks.NOON).enrichment().trafficSource();
  }
}
