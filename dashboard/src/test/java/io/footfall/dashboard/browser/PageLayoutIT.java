package io.footfall.dashboard.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.footfall.browser.Browser;
import io.footfall.browser.NeedsBrowser;
import io.footfall.dashboard.Dashboard;
import io.footfall.dashboard.DashboardSettings;
import io.footfall.dashboard.testing.TestFigure;
import io.footfall.dashboard.testing.TestIndex;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page in a real browser: nothing is cut off, and what opens closes by the keyboard. */
@NeedsBrowser
class PageLayoutIT {

  private final Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS);
  private final String range =
      "?from=" + day.minus(20, ChronoUnit.DAYS) + "&to=" + day.plus(1, ChronoUnit.DAYS);

  @Test
  void largeSumsFitIntoTheirTilesOnAPhoneToo() throws Exception {
    TestIndex index = TestIndex.create();
    index.write(
        List.of(
            new TestFigure(
                FigureKind.TOTAL, Grain.DAY, day, "", Map.of("views", 987_654L, "visits", 900L)),
            new TestFigure(
                FigureKind.TOTAL,
                Grain.DAY,
                day.minus(22, ChronoUnit.DAYS),
                "",
                Map.of("views", 3L, "visits", 1L)),
            new TestFigure(
                FigureKind.CURRENCY,
                Grain.DAY,
                day,
                "EUR",
                Map.of("revenue_minor", 98_765_432L, "orders", 900L))));
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      for (int width : List.of(1280, 390)) {
        browser.setSize(width, 900, 1);
        browser.go(dashboard.address() + "/" + range);
        Pages.await(browser, "ready");
        assertThat(Pages.figure(browser, "revenue"), is("98765432"));
        assertThat(browser.text("[data-figure='revenue']"), is("€987,654"));
        assertThat(browser.text("#tile-views .detail"), containsString("329.2k times"));
        assertThat(
            browser.run(
                "return [...document.querySelectorAll('.value')].filter((value) => value.scrollWidth >"
                    + " value.clientWidth).map((value) => value.textContent)"),
            is(List.of()));
      }
    }
  }

  @Test
  void escapeClosesTheChoiceOfATimeOfOnesOwn() throws Exception {
    try (Dashboard dashboard =
            Dashboard.start(DashboardSettings.local(0, TestIndex.create().address()));
        Browser browser = Browser.open()) {
      browser.go(dashboard.address().toString());
      Pages.await(browser, "empty");
      browser.reachAndPress("#custom summary", Keys.ENTER);
      assertThat(browser.run("return document.getElementById('custom').open"), is(true));
      browser.find(By.cssSelector("#custom [name='from']")).sendKeys(Keys.ESCAPE);
      assertThat(browser.run("return document.getElementById('custom').open"), is(false));
      assertThat(browser.run("return document.activeElement.tagName"), is("SUMMARY"));
    }
  }
}
