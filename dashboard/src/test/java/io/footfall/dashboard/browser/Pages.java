package io.footfall.dashboard.browser;

import io.footfall.browser.Browser;
import org.openqa.selenium.By;

/** What tests ask of the dashboard's page. */
final class Pages {

  private Pages() {}

  /** Waits until the page says that it is {@code ready} or {@code empty}, and hears the feed. */
  static void await(Browser browser, String state) {
    browser.find(
        By.cssSelector("html[data-state='" + state + "'] [data-figure='active'][data-value]"));
  }

  /** Waits until the page says that it has no figures to show. */
  static void awaitTrouble(Browser browser) {
    browser.find(By.cssSelector("html[data-state='trouble'] main"));
  }

  /** The raw value behind a headline figure. */
  static String figure(Browser browser, String id) {
    return (String)
        browser.run(
            "return document.querySelector(`[data-figure='${arguments[0]}']`).dataset.value ?? ''",
            id);
  }
}
