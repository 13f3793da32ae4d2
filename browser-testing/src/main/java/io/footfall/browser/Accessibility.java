package io.footfall.browser;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.naming.OperationNotSupportedException;

/** What axe finds fault with in the page that a browser shows. */
public final class Accessibility {

  private static final String AXE = axe();

  /** In the page itself, which has no frames, and without the thousands of rules that are kept. */
  private static final String SERIOUS_FAULTS =
      """
      const done = arguments[arguments.length - 1];
      const describe = (rule) => rule.id + ' ' + rule.nodes.map((node) =>
        node.html + ' ' + [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; '));
      axe.run(document, {resultTypes: ['violations']}).then(
        (found) => done({
          rules: found.passes.length + found.violations.length,
          faults: found.violations.filter((rule) => ['serious', 'critical'].includes(rule.impact)).map(describe)}),
        (failure) => done({failure: String(failure)}));
      """;

  private Accessibility() {}

  /** The rules that are broken in a way that shuts people out, each with where; best none. */
  public static List<String> seriousFaults(Browser browser) {
    browser.run(AXE);
    Map<?, ?> found = (Map<?, ?>) browser.driver().executeAsyncScript(SERIOUS_FAULTS);
    if (!(found.get("rules") instanceof Long rules) || rules == 0) {
      throw new IllegalStateException("axe looked at nothing: " + found);
    }
    return ((List<?>) found.get("faults")).stream().map(Object::toString).toList();
  }

  private static String axe() {
    try {
      return new EmbeddedResourceAxeProvider().getScript();
    } catch (IOException | OperationNotSupportedException e) {
      throw new IllegalStateException("axe is not on the class path", e);
    }
  }
}
