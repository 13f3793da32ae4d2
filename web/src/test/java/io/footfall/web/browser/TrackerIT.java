package io.footfall.web.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.browser.Browser;
import io.footfall.browser.NeedsBrowser;
import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.footfall.web.testing.SharedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WindowType;

/** The tracker in a real browser, when things go wrong and when they go on. */
@NeedsBrowser
class TrackerIT {

  private static final String SEARCH = "footfall('search', {search_term: 'n' + arguments[0]})";

  private final LocalServices services = SharedKafka.services();
  private ShopUnderTest shop;
  private Browser browser;

  @BeforeEach
  void open() {
    shop = ShopUnderTest.open(services);
    agree();
  }

  private void agree() {
    browser = Browser.open();
    browser.go(shop.url("/"));
    browser.click("[data-consent=yes]");
    shop.await(1);
    awaitNothingKept();
  }

  @AfterEach
  void close() {
    browser.close();
    shop.close();
  }

  @Test
  void aCutNetworkLosesNothingAndRepeatsNothing() throws Exception {
    browser.setOffline(true);
    IntStream.range(0, 50).forEach(i -> browser.run(SEARCH, i));
    assertThat(
        browser.run(
            "return Object.keys(localStorage).filter("
                + "k => k.startsWith('footfall.click.') && !localStorage[k].includes('page_ping')"
                + ").length"),
        is(50L));
    browser.setOffline(false);

    List<Click> clicks = shop.await(all -> terms(all).size() == 50);
    assertThat(terms(clicks), is(IntStream.range(0, 50).mapToObj(i -> "n" + i).toList()));
    awaitNothingKept();
    List<UUID> arrived = shop.arrivals().stream().map(Click::eventId).toList();
    assertThat("something was sent twice", Set.copyOf(arrived), hasSize(arrived.size()));
    assertThat(browser.consoleErrors(), is(empty()));
  }

  @Test
  void aCollectorThatTurnsAwayIsAskedAgain() {
    close();
    shop = ShopUnderTest.open(services, Duration.ofSeconds(1));
    agree();
    services.get(Service.KAFKA).pause();
    try {
      browser.run(SEARCH, 1);
      shop.awaitRefusal();
    } finally {
      services.get(Service.KAFKA).resume();
    }
    List<Click> clicks = shop.await(all -> !terms(all).isEmpty());
    assertThat(terms(clicks), is(List.of("n1")));
  }

  @Test
  void aClickThatNobodyTakesHoldsUpNoOther() {
    browser.setOffline(true);
    browser.run(SEARCH, 1);
    browser.run("footfall('stroll')");
    browser.run(SEARCH, 2);
    browser.setOffline(false);

    List<Click> clicks = shop.await(all -> terms(all).size() == 2);
    assertThat(terms(clicks), is(List.of("n1", "n2")));
    awaitNothingKept();
  }

  @Test
  void aClickTooLargeToOutliveItsPageHoldsUpNoOther() {
    browser.setOffline(true);
    // Fewer characters than a request may have bytes, and more bytes
    browser.run("footfall('search', {search_term: '\u6f22'.repeat(25000)})");
    browser.run(SEARCH, 1);
    browser.setOffline(false);

    shop.await(all -> terms(all).equals(List.of("n1")));
    awaitNothingKept();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 408})
  void aProxyThatFindsNoCollectorLosesNothing(int status) {
    browser.run(
        """
        const network = window.fetch;
        window.refusals = 0;
        window.fetch = (...request) => window.refusals++ < 3
          ? Promise.resolve(new Response('', {status: arguments[0]})) : network(...request);
        """,
        status);
    browser.run(SEARCH, 1);
    browser.run(SEARCH, 2);

    List<Click> clicks = shop.await(all -> terms(all).size() == 2);
    assertThat(terms(clicks), is(List.of("n1", "n2")));
    assertThat(browser.run("return window.refusals > 3"), is(true));
  }

  @Test
  void aNoInAnotherTabHoldsInThisOne() {
    String first = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.go(shop.url("/c/bags"));
    browser.click("#privacy");
    browser.click("[data-consent=no]");
    browser.driver().switchTo().window(first);

    // The other tab's word arrives when it does; from then on nothing is stored
    Awaitility.await()
        .atMost(ShopUnderTest.LIMIT)
        .until(
            () ->
                browser
                    .run(SEARCH + "; return Object.keys(localStorage).join()", 1)
                    .equals("footfall.consent"));
  }

  @Test
  void whatWasNotedJustBeforeThePageWentArrives() {
    browser.run(SEARCH + "; location.href = '/c/bags'", 7);
    shop.await(
        all ->
            terms(all).equals(List.of("n7")) && ShopperIT.types(all).contains(EventType.LIST_VIEW));
  }

  @Test
  void aSinglePageAppsPagesAreViews() {
    browser.run("history.pushState({}, '', '/inside?step=1'); document.title = 'Inside'");
    Click inside = shop.await(2).get(1);
    assertThat(inside.eventType(), is(EventType.PAGE_VIEW));
    assertThat(inside.page().url(), is(shop.url("/inside?step=1")));
    assertThat(inside.page().title(), is("Inside"));
    assertThat(inside.page().referrer(), is(shop.url("/")));

    browser.run("location.hash = 'main'; history.back(); history.back()");
    assertThat(shop.await(3).get(2).page().url(), is(shop.url("/")));
  }

  @Test
  void aPageThatIsSeenSaysSo() {
    List<Click> clicks =
        shop.await(all -> all.stream().anyMatch(c -> c.eventType() == EventType.PAGE_PING));
    assertThat(ShopperIT.types(clicks), is(List.of(EventType.PAGE_VIEW)));
  }

  @Test
  void nothingThatGoesWrongReachesThePage() {
    browser.run(
        """
        window.failures = 0;
        window.addEventListener('error', () => window.failures++);
        window.addEventListener('unhandledrejection', () => window.failures++);
        const circle = {};
        circle.product = circle;
        footfall('add_to_cart', circle);
        footfall();
        footfall(null, null);
        footfall('consent');
        footfall('consent', {analytics: true});
        const button = document.createElement('button');
        button.dataset.footfall = 'add_to_cart';
        button.dataset.footfallProduct = '{broken';
        document.querySelector('main').append(button);
        button.click();
        Storage.prototype.setItem = () => { throw new Error('full'); };
        """);
    browser.run(SEARCH, 3);
    shop.await(all -> terms(all).equals(List.of("n3")));
    assertThat(browser.run("return window.failures"), is(0L));
    browser.follow(".brand");
  }

  /** Until the browser, too, knows that all of its clicks have arrived. */
  private void awaitNothingKept() {
    shop.await(all -> browser.stored().equals("footfall.consent,footfall.visitor"));
  }

  private static List<String> terms(List<Click> clicks) {
    return ShopUnderTest.ofType(EventType.SEARCH, clicks).stream().map(Click::searchTerm).toList();
  }
}
