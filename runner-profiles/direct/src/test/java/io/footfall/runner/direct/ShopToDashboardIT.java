package io.footfall.runner.direct;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.acceptance.FootfallProcess;
import io.footfall.browser.Browser;
import io.footfall.browser.Customer;
import io.footfall.browser.NeedsBrowser;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.runner.direct.StoredShopper.StoredVisit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person in the shop of {@code footfall demo}, in a real browser, and another one before its
 * dashboard: from a click to the figure that it changes. Ctrl-C ends all of it.
 */
@NeedsBrowser
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ShopToDashboardIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** No generated shopper comes by this channel, so its figures are this one's alone. */
  private static final String CHANNEL = "Audio";

  private static final String LANDING = "/?utm_source=podcast&utm_medium=audio&utm_campaign=tents";
  private static final String NARROWED = "/?range=1h&device=desktop&channel=" + CHANNEL;

  @TempDir private Path folder;

  @Test
  void whatAShopperDoesIsStoredAndSeen() throws Exception {
    List<String> words = List.of("demo", "--history=PT0S", "--rate=0.2", "--verify");
    try (FootfallProcess demo = FootfallProcess.start(folder.resolve("demo.log"), words)) {
      demo.awaitLine("ADDRESSES");
      JsonNode addresses = addressesOf(demo);
      try (Browser shop = Browser.open();
          Browser dashboard = Browser.open()) {
        buy(shop, dashboard, addresses);
      } catch (ConditionTimeoutException | AssertionError e) {
        throw new AssertionError("The demo said: " + demo.output(), e);
      }
      List<ProcessHandle> servers = demo.descendants();
      assertThat(servers.size(), greaterThan(3));
      demo.interrupt();
      // It holds its ledger against the topic and both stores, the shopper's clicks among them
      assertThat(demo.output(), demo.awaitExit(), equalTo(0));
      assertThat(servers.stream().filter(ProcessHandle::isAlive).toList(), is(empty()));
    }
  }

  private static void buy(Browser shop, Browser dashboard, JsonNode addresses) throws Exception {
    dashboard.go(addresses.get("dashboard").asText() + NARROWED);
    String storefront = addresses.get("storefront").asText();

    shop.go(storefront + "/c/watches");
    assertThat("nothing is kept without consent", shop.stored(), is(""));
    shop.go(storefront + LANDING);
    shop.click("[data-consent=yes]");
    StoredShopper shopper =
        StoredShopper.in(
            cassandra(addresses),
            (String) shop.run("return JSON.parse(localStorage['footfall.visitor'])"));
    // Whoever looks at eight pages in eight seconds is taken for a robot, and rightly so
    shopper.await("page_view", LIMIT);
    shop.follow(".categories a[href='/c/bags']");
    shopper.await("list_view", LIMIT);
    shop.follow(".cards a");
    shopper.await("product_view", LIMIT);
    shop.follow("[data-footfall=add_to_cart]");
    shopper.await("add_to_cart", LIMIT);
    Customer customer = Customer.at(shop);
    customer.goToCheckout();
    customer.giveAddress();
    customer.choosePayment();
    assertThat("not bought yet", figure(dashboard, "revenue"), is("0"));
    long ordered = System.nanoTime();
    customer.order();
    try {
      Awaitility.await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !figure(dashboard, "revenue").equals("0"));
    } catch (ConditionTimeoutException e) {
      shopper.await("page_view", LIMIT);
      throw new AssertionError(
          "The order is not on the page, which says "
              + dashboard.text("main")
              + "; stored are "
              + shopper
              + ", and in the browser wait "
              + shop.stored(),
          e);
    }
    System.out.printf(
        "The dashboard showed the order %d ms after the click%n",
        Duration.ofNanos(System.nanoTime() - ordered).toMillis());
    assertThat(shop.consoleErrors(), is(empty()));
    // The shop's page is left, so that nothing more comes of it
    shop.go("about:blank");

    shopper.awaitOrder(LIMIT);
    checkStored(shopper);
    checkShown(dashboard, shopper, addresses.get("elasticsearch").asText());
    assertThat(dashboard.consoleErrors(), is(empty()));
  }

  private static void checkStored(StoredShopper shopper) {
    assertThat(
        shopper.types(),
        hasItems("page_view", "list_view", "product_view", "add_to_cart", "purchase"));
    assertThat(shopper.withoutConsent(), is(0L));
    assertThat(shopper.urls().stream().filter(url -> url.contains("/c/watches")).toList(), empty());

    List<StoredVisit> visits = shopper.visits();
    assertThat(visits, hasSize(1));
    StoredVisit visit = visits.get(0);
    assertThat(visit.events(), is(shopper.types().size()));
    assertThat(visit.startedAt(), is(shopper.firstAt()));
    assertThat(visit.endedAt(), is(shopper.lastAt()));
    assertThat(visit.channel(), is(CHANNEL));
    assertThat(visit.converted(), is(true));
    assertThat(visit.stays(), is(shopper.expectedStays()));
  }

  private static void checkShown(Browser dashboard, StoredShopper shopper, String elasticsearch)
      throws Exception {
    String views = Integer.toString(shopper.expectedStays().size());
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(dashboard.text("main"), figure(dashboard, "views"), is(views)));
    assertThat(figure(dashboard, "visits"), is("1"));
    assertThat(figure(dashboard, "conversion"), is("1"));
    assertThat(figure(dashboard, "revenue"), is(Long.toString(shopper.spentMinor())));
    IndexedFigures indexed = new IndexedFigures(elasticsearch);
    assertThat(indexed.sum("channel", CHANNEL, "views"), is(Long.valueOf(views)));
    assertThat(indexed.sum("channel", CHANNEL, "visits"), is(1L));
  }

  /** What the headline figure shows, unrounded; empty before the first report. */
  private static String figure(Browser dashboard, String id) {
    return (String)
        dashboard.run(
            "return document.querySelector(`[data-figure='${arguments[0]}']`)?.dataset.value ?? ''",
            id);
  }

  private static CassandraSettings cassandra(JsonNode addresses) {
    return CassandraSettings.of(List.of(addresses.get("cassandra").asText()), "datacenter1");
  }

  private static JsonNode addressesOf(FootfallProcess demo) throws Exception {
    String word = "ADDRESSES ";
    String line =
        demo.output().lines().filter(each -> each.startsWith(word)).findFirst().orElseThrow();
    return new ObjectMapper().readTree(line.substring(word.length()));
  }
}
