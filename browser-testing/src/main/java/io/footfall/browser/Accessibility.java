package io.footfall.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;

/** What axe finds fault with in the page that a browser shows. */
public final class Accessibility {

  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private Accessibility() {}

  /** The rules that are broken in a way that shuts people out, each with where; best none. */
  public static List<String> seriousFaults(Browser browser) {
    return new AxeBuilder()
        .analyze(browser.driver()).getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(Accessibility::describe)
            .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml() + node.getAny()).toList();
  }
}
