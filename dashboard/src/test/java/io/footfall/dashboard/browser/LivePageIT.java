package io.footfall.dashboard.browser;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.browser.Accessibility;
import io.footfall.browser.Browser;
import io.footfall.browser.NeedsBrowser;
import io.footfall.dashboard.Dashboard;
import io.footfall.dashboard.DashboardSettings;
import io.footfall.dashboard.query.ElasticsearchAddress;
import io.footfall.dashboard.testing.ShopFigures;
import io.footfall.dashboard.testing.TestFigure;
import io.footfall.dashboard.testing.TestIndex;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** An open page beside a real Elasticsearch: it shows what that says, and goes with it. */
@NeedsBrowser
class LivePageIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private final Instant day = minute.truncatedTo(ChronoUnit.DAYS);

  /** By the day, so that no minute passes out of the range while the test runs. */
  private final String range =
      "?from=" + day.minus(20, ChronoUnit.DAYS) + "&to=" + day.plus(1, ChronoUnit.DAYS);

  @Test
  void numbersEqualWhatElasticsearchSaysAndFollowIt() throws Exception {
    TestIndex index = TestIndex.create();
    index.write(
        ShopFigures.until(minute, 7).stream()
            .filter(figure -> figure.kind() == FigureKind.TOTAL)
            .toList());
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address() + "/" + range);
      Pages.await(browser, "ready");
      assertThat(Pages.figure(browser, "views"), is(viewsIn(index)));
      index.write(
          List.of(
              new TestFigure(
                  FigureKind.TOTAL, Grain.DAY, day, "", Map.of("views", 987_654L, "visits", 9L)),
              new TestFigure(
                  FigureKind.TOTAL, Grain.MINUTE, minute, "", Map.of("events", 987_654L))));
      long written = System.nanoTime();
      String expected = viewsIn(index);
      await().atMost(LIMIT).until(() -> Pages.figure(browser, "views").equals(expected));
      System.out.printf(
          "The page followed a change in Elasticsearch after %d ms%n",
          Duration.ofNanos(System.nanoTime() - written).toMillis());
      assertThat(browser.consoleErrors(), is(empty()));
    }
  }

  @Test
  void filtersAreInTheAddressAndReachEveryCard() throws Exception {
    TestIndex index = TestIndex.ofShop();
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address() + "/" + range);
      Pages.await(browser, "ready");
      String all = Pages.figure(browser, "views");
      Map<String, String> everyone = tables(browser);
      choose(browser, "country", "DE");
      await().atMost(LIMIT).until(() -> !Pages.figure(browser, "views").equals(all));
      String country = Pages.figure(browser, "views");
      Map<String, String> byCountry = tables(browser);
      everyone.forEach((card, table) -> assertThat(card, byCountry.get(card), is(not(table))));
      choose(browser, "device", "mobile");
      await().atMost(LIMIT).until(() -> !Pages.figure(browser, "views").equals(country));
      assertThat(browser.driver().getCurrentUrl(), containsString("country=DE&device=mobile"));
      Map<String, String> byBoth = tables(browser);
      byCountry.forEach((card, table) -> assertThat(card, byBoth.get(card), is(not(table))));
      String narrowed = Pages.figure(browser, "views");
      browser.driver().navigate().back();
      await().atMost(LIMIT).until(() -> Pages.figure(browser, "views").equals(country));
      browser.driver().navigate().back();
      await().atMost(LIMIT).until(() -> Pages.figure(browser, "views").equals(all));
      browser.driver().navigate().forward();
      browser.driver().navigate().forward();
      await().atMost(LIMIT).until(() -> Pages.figure(browser, "views").equals(narrowed));
    }
  }

  @Test
  void everyChartSaysTheSameOnHoverAsATableAndAsCsv() throws Exception {
    TestIndex index = TestIndex.ofShop();
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address() + "/" + range);
      Pages.await(browser, "ready");
      for (String card : List.of("views", "pages")) {
        String number = firstNumberOf(browser, card);
        await().atMost(LIMIT).until(() -> tipOf(browser, card).contains(number));
      }
      Map<String, String> tables = tables(browser);
      for (String card : tables.keySet()) {
        List<String> lines = csvOf(browser, card).lines().toList();
        assertThat(card, lines.size(), is(rowsOf(browser, card) + 1));
        assertThat(card, lines.get(0), is(headOf(browser, card)));
      }
      assertThat(browser.consoleErrors(), is(empty()));
    }
  }

  @Test
  void noSpreadsheetTakesANameForAFormula() throws Exception {
    TestIndex index = TestIndex.create();
    index.write(
        List.of(
            new TestFigure(
                FigureKind.TOTAL, Grain.DAY, day, "", Map.of("views", 8L, "visits", 2L))));
    index.writeOffers("=spring", day.toString(), 5);
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address() + "/" + range);
      Pages.await(browser, "ready");
      assertThat(csvOf(browser, "offers"), containsString("'=spring,5"));
    }
  }

  @Test
  void byChannelVisitsStandForVisitors() throws Exception {
    TestIndex index = TestIndex.create();
    index.write(
        List.of(
            new TestFigure(FigureKind.TOTAL, Grain.DAY, day, "", Map.of("views", 8L, "visits", 2L)),
            new TestFigure(
                FigureKind.CHANNEL, Grain.DAY, day, "Email", Map.of("visits", 2L, "views", 7L)),
            new TestFigure(
                FigureKind.SEGMENT,
                Grain.DAY,
                day,
                "|mobile|Email|page|https://shop.example/",
                Map.of("views", 7L))));
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address() + "/" + range + "&channel=Email");
      Pages.await(browser, "ready");
      assertThat(Pages.figure(browser, "visits"), is("2"));
      assertThat(Pages.figure(browser, "views"), is("7"));
      assertThat(
          browser.text("#card-hours .note"), containsString("Visits that began, not visitors"));
      assertThat(tables(browser).get("pages"), containsString("7"));
      assertThat(browser.consoleErrors(), is(empty()));
    }
  }

  @Test
  void withoutElasticsearchThePageSaysWhatToDo() {
    ElasticsearchAddress nowhere =
        ElasticsearchAddress.of(List.of(URI.create("http://127.0.0.1:9")), "footfall");
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, nowhere));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address().toString());
      Pages.awaitTrouble(browser);
      assertThat(browser.text("#banner"), containsString("start it, or correct --elasticsearch"));
      assertThat(Accessibility.seriousFaults(browser), is(empty()));
    }
  }

  /** What the chart says of its first point when the pointer is there. */
  private static String tipOf(Browser browser, String card) {
    return (String)
        browser.run(
            """
            const holder = document.querySelector(`#card-${arguments[0]} .chart`);
            echarts.getInstanceByDom(holder).dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0});
            return [...document.querySelectorAll('.tip-frame')].map((tip) => tip.textContent).join();
            """,
            card);
  }

  /** What stands first in the card's table, after the name or the time. */
  private static String firstNumberOf(Browser browser, String card) {
    return (String)
        browser.run(
            """
            const card = document.getElementById(`card-${arguments[0]}`);
            const toggle = card.querySelector('[aria-pressed]');
            toggle.click();
            const number = card.querySelector('tbody td').textContent;
            toggle.click();
            return number;
            """,
            card);
  }

  /** What the card's button hands to the browser to be kept. */
  private static String csvOf(Browser browser, String card) {
    browser.run(
        """
        window.csv = null;
        URL.createObjectURL = (blob) => { blob.text().then((text) => { window.csv = text; }); return '#'; };
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelector(`#card-${arguments[0]} [aria-label$=CSV]`).click();
        """,
        card);
    await().atMost(LIMIT).until(() -> browser.run("return window.csv") != null);
    return (String) browser.run("return window.csv");
  }

  private static int rowsOf(Browser browser, String card) {
    return browser.driver().findElements(By.cssSelector("#card-" + card + " tbody tr")).size();
  }

  private static String headOf(Browser browser, String card) {
    return (String)
        browser.run(
            "return [...document.querySelectorAll(`#card-${arguments[0]} thead th`)]"
                + ".map((cell) => cell.textContent).join(',')",
            card);
  }

  private static void choose(Browser browser, String filter, String value) {
    new Select(browser.find(By.cssSelector("[data-filter='" + filter + "']"))).selectByValue(value);
  }

  /** What the cards say, as tables; those of the pipeline are everyone's. */
  private static Map<String, String> tables(Browser browser) {
    Map<String, String> tables = new TreeMap<>();
    for (WebElement card : browser.driver().findElements(By.cssSelector("[data-card]"))) {
      String name = card.getAttribute("data-card");
      WebElement toggle = card.findElement(By.cssSelector("[aria-pressed]"));
      if (!List.of("rejects", "offers").contains(name)) {
        if ("false".equals(toggle.getAttribute("aria-pressed"))) {
          toggle.click();
        }
        tables.put(name, card.findElement(By.cssSelector(".figures")).getText());
      }
    }
    return tables;
  }

  private String viewsIn(TestIndex index) throws Exception {
    return Long.toString(
        index.sum(FigureKind.TOTAL, "day", day.minus(20, ChronoUnit.DAYS).toString(), "views"));
  }
}
