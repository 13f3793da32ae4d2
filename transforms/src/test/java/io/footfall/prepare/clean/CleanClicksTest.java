package io.footfall.prepare.clean;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RejectReason;
import io.footfall.prepare.Clicks;
import io.footfall.prepare.RefusedClick;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CleanClicksTest {

  private static final CleaningRules RULES = CleaningRules.defaults();

  @Test
  void aCleanClickStaysAsItIs() throws RefusedClick {
    assertThat(clean(Clicks.view()), is(Clicks.view()));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("NO_CONSENT", "consent.analytics", c -> c.consent(new Consent(false, true))),
        refused("MISSING_FIELD", "visitor_id is blank", c -> c.visitorId(" \t")),
        refused("INVALID_VALUE", "visitor_id", c -> c.visitorId("v".repeat(201))),
        refused("INVALID_VALUE", "user_id", c -> c.userId("u".repeat(201))),
        refused("INVALID_VALUE", "ip must be", c -> c.ip("localhost")),
        refused("INVALID_VALUE", "ip must be", c -> c.ip("1.2.3.256")),
        refused("UNKNOWN_COUNTRY", "geo.country", c -> c.geo(new Geo("UK", null))),
        refused("UNKNOWN_COUNTRY", "geo.country", c -> c.geo(new Geo("Germany", null))),
        refused("UNKNOWN_CURRENCY", "order.currency", c -> c.order(new Order("o", 1, "EURO"))),
        refused("MISSING_FIELD", "order.currency", c -> c.order(new Order("o", 1, " "))),
        refused("MISSING_FIELD", "order.id", c -> c.order(new Order("", 1, "EUR"))),
        refused(
            "UNKNOWN_CURRENCY",
            "product.currency",
            c -> c.product(new Product("p", null, null, 1L, "EUX", 1))),
        refused(
            "MISSING_FIELD",
            "product.id",
            c -> c.product(new Product(" ", null, null, 1L, "EUR", 1))),
        refused("INVALID_URL", "page.url", c -> c.page(new Page("/p/42", null, null))),
        refused(
            "INVALID_URL",
            "page.referrer",
            c -> c.page(new Page("https://shop.example/", null, "search"))));
  }

  private static Arguments refused(
      String reason, String named, UnaryOperator<Click.Builder> change) {
    return arguments(reason, named, change);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refused")
  void saysWhichFieldIsWrong(
      RejectReason reason, String named, UnaryOperator<Click.Builder> change) {
    Click click = change.apply(Clicks.view().toBuilder()).build();
    RefusedClick refusal = assertThrows(RefusedClick.class, () -> clean(click));
    assertThat(refusal.reason(), is(reason));
    assertThat(refusal.getMessage(), containsString(named));
  }

  @Test
  void textsAreTrimmedAndCodesRaised() throws RefusedClick {
    Click click =
        Clicks.view().toBuilder()
            .visitorId(" v-1 ")
            .userId("  ")
            .page(new Page("https://shop.example/", " Boots\u2003", " "))
            .product(new Product(" 42 ", " ", " Shoes ", 5L, "eur", 1))
            .order(new Order(" o ", 5, "jpy"))
            .geo(new Geo("de", " Berlin"))
            .demographics(new Demographics(" ", ""))
            .campaign(new Campaign(" news ", " ", null))
            .searchTerm(" boots ")
            .userAgent(" ")
            .build();
    Click expected =
        Clicks.view().toBuilder()
            .page(new Page("https://shop.example/", "Boots", null))
            .product(new Product("42", null, "Shoes", 5L, "EUR", 1))
            .order(new Order("o", 5, "JPY"))
            .geo(new Geo("DE", "Berlin"))
            .campaign(new Campaign("news", null, null))
            .searchTerm("boots")
            .build();
    assertThat(clean(click), is(expected));
  }

  @Test
  void longTextsAreCutBetweenCharacters() throws RefusedClick {
    CleaningRules rules = RULES.withMaxTextLength(4);
    Click click = Clicks.view().toBuilder().searchTerm("abc\uD83D\uDE00d").screen("12345").build();
    Click cleaned = CleanClicks.by(rules).apply(click, Clicks.NOON);
    assertThat(cleaned.searchTerm(), is("abc"));
    assertThat(cleaned.screen(), is("1234"));
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.0",
    "' 198.51.100.255 ', 198.51.100.0",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
    "2001:DB8::1, 2001:db8::",
    "::ffff:198.51.100.7, 198.51.100.0",
    "::1, ::",
  })
  void addressesAreMasked(String ip, String masked) throws RefusedClick {
    assertThat(clean(Clicks.view().toBuilder().ip(ip).build()).ip(), is(masked));
  }

  @Test
  void maskingCanBeSwitchedOff() throws RefusedClick {
    Click click = Clicks.view().toBuilder().ip("198.51.100.7").build();
    CleanClicks unmasked = CleanClicks.by(RULES.withIpMasked(false));
    assertThat(unmasked.apply(click, Clicks.NOON).ip(), is("198.51.100.7"));
    assertThat(clean(click.toBuilder().ip(" ").build()).ip(), is(nullValue()));
  }

  @Test
  void rulesAreCheckedWhenMade() {
    assertThrows(
        IllegalArgumentException.class, () -> RULES.withMaxLateness(Duration.ofMillis(-1)));
    assertThrows(
        IllegalArgumentException.class, () -> RULES.withFutureTolerance(Duration.ofMillis(-1)));
    assertThrows(IllegalArgumentException.class, () -> RULES.withMaxTextLength(0));
  }

  private static Click clean(Click click) throws RefusedClick {
    return CleanClicks.by(RULES).apply(click, Clicks.NOON);
  }
}
