package io.footfall.prepare.clean;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.RejectReason;
import io.footfall.prepare.Clicks;
import io.footfall.prepare.RefusedClick;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanAddressesTest {

  private static final CleaningRules RULES = CleaningRules.defaults();

  @ParameterizedTest
  @CsvSource({
    "https://Shop.Example:443?b=2&a=1#x, https://shop.example/?a=1&b=2",
    "https://shop.example/?b=1&a=2&a=1, https://shop.example/?a=2&a=1&b=1",
    "https://shop.example/?email=a%40b.example&q=boots, https://shop.example/?q=boots",
    "https://shop.example/?EMAIL=a&Email=b, https://shop.example/",
    "https://shop.example/?e%6Dail=a, https://shop.example/",
    "https://shop.example/?gclid=1&p=2, https://shop.example/?p=2",
    "https://shop.example/?fbclid=1, https://shop.example/",
    "https://shop.example/?session+id=1&a, https://shop.example/?a&session+id=1",
    "https://shop.example/?&&a=1&, https://shop.example/?a=1",
    "https://shop.example/?a=100%&b=%zz, https://shop.example/?a=100%&b=%zz",
    "' https://shop.example/ ', https://shop.example/",
  })
  void urlsTellNothingAboutTheVisitor(String url, String cleaned) throws RefusedClick {
    assertThat(clean(Clicks.viewOf(url, null)).page().url(), is(cleaned));
    assertThat(clean(Clicks.viewOf("https://a.example/", url)).page().referrer(), is(cleaned));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://shop.example/", "android-app://com.example/", "about:blank"})
  void aPageIsOnTheWeb(String url) {
    RefusedClick refusal = assertThrows(RefusedClick.class, () -> clean(Clicks.viewOf(url, null)));
    assertThat(refusal.reason(), is(RejectReason.INVALID_URL));
  }

  @Test
  void anEndlessUrlIsRefused() {
    Click click = Clicks.viewOf("https://shop.example/" + "a".repeat(5_000), null);
    assertThat(
        assertThrows(RefusedClick.class, () -> clean(click)).reason(),
        is(RejectReason.INVALID_URL));
  }

  @Test
  void theListOfParametersIsTheShops() throws RefusedClick {
    CleaningRules rules = RULES.withIdentifyingParameters(Set.of("Loyalty"));
    Click click = Clicks.viewOf("https://shop.example/?loyalty=1&email=2&gclid=3", null);
    assertThat(
        CleanClicks.by(rules).apply(click, Clicks.NOON).page().url(),
        is("https://shop.example/?email=2"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "utm_source=News&utm_medium=email&utm_campaign=Spring+Sale, News, email, Spring Sale",
        "utm_source=news, news, -, -",
        "utm_campaign=spring, -, -, spring",
        "UTM_Source=news%20letter, news letter, -, -",
        "gclid=abc, google, cpc, -",
        "gclid=abc&utm_campaign=spring, google, cpc, spring",
        "gclid=abc&utm_source=google, google, cpc, -",
        "gclid=abc&utm_source=partner, partner, -, -",
        "gclid=abc&utm_source=partner&utm_medium=link, partner, link, -",
        "gclid=abc&utm_medium=display, google, display, -",
        "msclkid=1, bing, cpc, -",
        "fbclid=1, facebook, social, -",
      })
  void theLinksCampaignIsReadBeforeItIsCleaned(
      String query, String source, String medium, String name) throws RefusedClick {
    Click cleaned = clean(Clicks.viewOf("https://shop.example/?" + query, null));
    assertThat(cleaned.campaign(), is(new Campaign(source, medium, name)));
  }

  @Test
  void theClicksOwnCampaignGoesFirst() throws RefusedClick {
    Click click = Clicks.viewOf("https://shop.example/?utm_source=other&gclid=1", null);
    Campaign own = new Campaign("newsletter", null, null);
    assertThat(clean(click.toBuilder().campaign(own).build()).campaign(), is(own));
    Campaign blank = new Campaign(" ", null, "");
    assertThat(clean(click.toBuilder().campaign(blank).build()).campaign().source(), is("other"));
  }

  private static Click clean(Click click) throws RefusedClick {
    return CleanClicks.by(RULES).apply(click, Clicks.NOON);
  }
}
