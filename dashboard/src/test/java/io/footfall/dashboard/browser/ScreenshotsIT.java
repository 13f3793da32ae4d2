package io.footfall.dashboard.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.browser.Accessibility;
import io.footfall.browser.Browser;
import io.footfall.browser.NeedsBrowser;
import io.footfall.dashboard.Dashboard;
import io.footfall.dashboard.DashboardSettings;
import io.footfall.dashboard.testing.TestIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures of the dashboard, into {@code target/screenshots} or the folder that the
 * property {@code footfall.screenshots} names, and holds it to the width of its screen and axe's
 * rules.
 */
@NeedsBrowser
class ScreenshotsIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("footfall.screenshots", "target/screenshots"));

  @ParameterizedTest
  @CsvSource({
    "light, 1440, false, ready",
    "dark, 1440, true, ready",
    "narrow, 390, false, ready",
    "empty, 1440, false, empty"
  })
  void thePageFitsItsScreenAndCanBeReadByAll(String name, int width, boolean dark, String state)
      throws Exception {
    Files.createDirectories(FOLDER);
    TestIndex index = state.equals("ready") ? TestIndex.ofShop() : TestIndex.create();
    try (Dashboard dashboard = Dashboard.start(DashboardSettings.local(0, index.address()));
        Browser browser = Browser.open()) {
      browser.setDark(dark);
      browser.setSize(width, 1000, 1);
      browser.go(dashboard.address() + "/?range=1h");
      Pages.await(browser, state);
      long height = (Long) browser.run("return document.documentElement.scrollHeight");
      browser.setSize(width, (int) height, 1);
      save(browser, "dashboard-" + name + ".png");
      assertThat(
          "wider than its screen",
          browser.run("return document.documentElement.scrollWidth <= innerWidth"),
          is(true));
      assertThat(Accessibility.seriousFaults(browser), is(empty()));
      browser.run(
          "document.querySelectorAll('.card-tools [aria-pressed]').forEach(button => button.click())");
      assertThat("as tables", Accessibility.seriousFaults(browser), is(empty()));
      assertThat(browser.consoleErrors(), is(empty()));
    }
  }

  private static void save(Browser browser, String file) throws IOException {
    Files.write(FOLDER.resolve(file), browser.screenshot());
  }
}
