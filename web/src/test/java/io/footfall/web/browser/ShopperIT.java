package io.footfall.web.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.browser.Browser;
import io.footfall.browser.Customer;
import io.footfall.browser.NeedsBrowser;
import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.Product;
import io.footfall.web.testing.SharedKafka;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a person does in the shop, in a real browser, and what of it reaches Kafka. */
@NeedsBrowser
class ShopperIT {

  private ShopUnderTest shop;
  private Browser browser;
  private Customer customer;

  @BeforeEach
  void open() {
    shop = ShopUnderTest.open(SharedKafka.services());
    browser = Browser.open();
    customer = Customer.at(browser);
  }

  @AfterEach
  void close() {
    browser.close();
    shop.close();
  }

  @Test
  void aShopperBrowsesAddsBuysAndSignsUp() {
    browser.go(shop.url("/c/watches"));
    assertThat(browser.stored(), is(""));

    browser.go(shop.url("/?utm_source=newsletter&utm_medium=email&utm_campaign=spring"));
    browser.click("[data-consent=yes]");
    browser.follow(".categories a[href='/c/bags']");
    browser.write("#q", "tent");
    browser.follow(".find button");
    browser.follow(".cards a");
    browser.follow("[data-footfall=add_to_cart]");
    browser.follow("[data-footfall=add_to_cart]");
    browser.follow("[data-footfall=remove_from_cart]");
    String total = browser.text(".total dd");
    customer.buyWhatIsInTheCart();
    browser.follow(".personal a[href='/sign-up']");
    customer.signUp("ada@example.com");
    browser.click("main [name=marketing]");
    browser.follow("main form .button");

    List<Click> clicks = shop.await(all -> types(all).contains(EventType.EMAIL_OPT_OUT));
    assertThat(
        types(clicks),
        containsInAnyOrder(
            EventType.PAGE_VIEW, // home
            EventType.LIST_VIEW,
            EventType.SEARCH,
            EventType.PRODUCT_VIEW,
            EventType.ADD_TO_CART,
            EventType.PAGE_VIEW, // the cart, once for each change
            EventType.ADD_TO_CART,
            EventType.PAGE_VIEW,
            EventType.REMOVE_FROM_CART,
            EventType.PAGE_VIEW,
            EventType.PAGE_VIEW, // the checkout
            EventType.CHECKOUT_STEP,
            EventType.PAGE_VIEW,
            EventType.CHECKOUT_STEP,
            EventType.PAGE_VIEW,
            EventType.CHECKOUT_STEP,
            EventType.PAGE_VIEW,
            EventType.PURCHASE,
            EventType.PAGE_VIEW, // the form
            EventType.PAGE_VIEW, // the account
            EventType.SIGN_UP,
            EventType.PAGE_VIEW,
            EventType.EMAIL_OPT_OUT));
    assertThat(clicks.stream().map(Click::visitorId).distinct().toList(), hasSize(1));
    assertThat(urls(clicks), everyItem(not(containsString("/c/watches"))));
    assertThat(clicks.get(0).campaign().name(), is("spring"));

    Click search = only(clicks, EventType.SEARCH);
    assertThat(search.searchTerm(), is("tent"));
    Click seen = only(clicks, EventType.PRODUCT_VIEW);
    assertThat(seen.product().category(), is("Outdoor"));
    assertThat(seen.page().referrer(), is(shop.url("/search?q=tent")));
    Click purchase = only(clicks, EventType.PURCHASE);
    assertThat(purchase.order().totalMinor(), is(seen.product().priceMinor()));
    assertThat(purchase.product(), is(seen.product()));
    assertThat(total, containsString("." + seen.product().priceMinor() % 100));
    assertThat(purchase.consent().marketing(), is(false));
    Click signUp = only(clicks, EventType.SIGN_UP);
    assertThat(signUp.consent().marketing(), is(true));
    assertThat(signUp.userId(), containsString("u-"));
    assertThat(only(clicks, EventType.EMAIL_OPT_OUT).consent().marketing(), is(false));
    assertThat(clicks.toString(), not(containsString("ada@example.com")));
    assertThat(browser.consoleErrors(), is(empty()));
  }

  /** As every product is to be counted, and the order once. */
  @Test
  void anOrderOfSeveralProductsIsAPurchaseOfEach() {
    browser.go(shop.url("/c/bags"));
    browser.click("[data-consent=yes]");
    browser.follow(".cards li:nth-child(1) a");
    browser.follow("main [data-footfall=add_to_cart]");
    browser.go(shop.url("/c/bags"));
    browser.follow(".cards li:nth-child(2) a");
    browser.follow("main [data-footfall=add_to_cart]");
    browser.follow(".line-item:nth-child(2) [data-footfall=add_to_cart]");
    customer.buyWhatIsInTheCart();

    List<Click> bought = shop.await(EventType.PURCHASE, 2);
    List<Product> seen =
        shop.await(EventType.PRODUCT_VIEW, 2).stream().map(Click::product).toList();
    assertThat(
        bought.stream().map(click -> click.product().id()).toList(),
        containsInAnyOrder(seen.get(0).id(), seen.get(1).id()));
    assertThat(
        bought.stream().map(click -> click.product().quantity()).toList(),
        containsInAnyOrder(1, 2));
    assertThat(bought.get(0).order(), is(bought.get(1).order()));
    assertThat(
        bought.get(0).order().totalMinor(),
        is(seen.get(0).priceMinor() + 2 * seen.get(1).priceMinor()));
  }

  @Test
  void whoSaysNoIsNotCounted() throws Exception {
    browser.go(shop.url("/c/bags"));
    browser.click("[data-consent=no]");
    browser.follow(".cards a");
    browser.follow("[data-footfall=add_to_cart]");
    assertThat(browser.stored(), is("footfall.consent"));

    browser.click("#privacy");
    browser.click("[data-consent=yes]");
    shop.await(all -> !all.isEmpty());
    browser.click("#privacy");
    browser.click("[data-consent=no]");
    assertThat(browser.stored(), is("footfall.consent"));
    browser.follow(".brand");

    browser.click("#privacy");
    browser.click("[data-consent=yes]");
    List<Click> clicks = shop.await(2);
    // Two visitors, as far as anybody can tell: the first was forgotten when he said no.
    assertThat(urls(clicks), is(List.of(shop.url("/cart"), shop.url("/"))));
    assertThat(clicks.stream().map(Click::visitorId).distinct().toList(), hasSize(2));
    assertThat(browser.consoleErrors(), is(empty()));
  }

  @Test
  void theBrowsersNoOutranksTheShopsYes() throws Exception {
    browser.beforeEveryPage(
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})");
    browser.go(shop.url("/"));
    assertThat(browser.run("return document.getElementById('consent').hidden"), is(true));
    browser.run("footfall('consent', {analytics: true, marketing: true}); footfall('page_view');");
    // A click is stored the moment it is noted, and sent from there.
    assertThat(browser.stored(), is(""));

    browser.beforeEveryPage(
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: false});"
            + "Object.defineProperty(navigator, 'doNotTrack', {value: '1'})");
    browser.go(shop.url("/c/home"));
    browser.run("footfall('consent', {analytics: true, marketing: true}); footfall('page_view');");
    assertThat(browser.stored(), is(""));
    assertThat(shop.arrivals(), is(empty()));
  }

  @Test
  void withoutAMouseOneGetsFromTheFrontPageToTheOrder() {
    browser.go(shop.url("/"));
    browser.reachAndPress(".skip", Keys.ENTER);
    browser.go(shop.url("/"));
    browser.reachAndPress("[data-consent=yes]", Keys.ENTER);
    browser.reachAndPress(".cards a", Keys.ENTER);
    browser.find(By.cssSelector(".product"));
    browser.reachAndPress("main [data-footfall=add_to_cart]", Keys.ENTER);
    browser.find(By.cssSelector(".lines"));
    browser.reachAndPress(".panel .button", Keys.ENTER);
    browser.find(By.id("recipient"));
    browser.reachAndPress("#recipient", "Ada");
    browser.reachAndPress("#street", "Quay 1");
    browser.reachAndPress("#postcode", "20457");
    browser.reachAndPress("#town", "Hamburg");
    browser.reachAndPress(".form .button", Keys.ENTER);
    browser.find(By.name("payment"));
    browser.reachAndPress(".form .button", Keys.ENTER);
    browser.find(By.cssSelector(".form .plain"));
    browser.reachAndPress(".form .button", Keys.ENTER);
    assertThat(browser.text("h1"), is("Thank you"));
    assertThat(
        types(shop.await(all -> types(all).contains(EventType.PURCHASE))),
        hasItem(EventType.ADD_TO_CART));
  }

  static List<EventType> types(List<Click> clicks) {
    return ShopUnderTest.withoutHeartbeats(clicks).stream().map(Click::eventType).toList();
  }

  private static List<String> urls(List<Click> clicks) {
    return clicks.stream().map(click -> click.page().url()).toList();
  }

  private static Click only(List<Click> clicks, EventType type) {
    List<Click> found = ShopUnderTest.ofType(type, clicks);
    assertThat(found, hasSize(1));
    return found.get(0);
  }
}
