package io.footfall.dashboard.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.By;

/** What tests ask of the dashboard's page. */
final class Pages {

  private static final Set<String> SERIOUS = Set.of("serious", "critical");

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

  static List<String> seriousFaults(Browser browser) {
    return new AxeBuilder()
        .analyze(browser.driver()).getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(Pages::describe)
            .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml() + node.getAny()).toList();
  }
}
