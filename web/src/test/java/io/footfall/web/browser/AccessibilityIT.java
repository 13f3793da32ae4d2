package io.footfall.web.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.browser.Accessibility;
import io.footfall.browser.Browser;
import io.footfall.browser.NeedsBrowser;
import io.footfall.web.HttpServer;
import io.footfall.web.storefront.StorefrontRoutes;
import io.footfall.web.testing.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the shop, light and dark, wide and narrow, before axe's rules. */
@NeedsBrowser
class AccessibilityIT {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1/clicks");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noPageHasASeriousFault(boolean dark) {
    try (HttpServer shop =
            HttpServer.start(
                "127.0.0.1",
                Ports.choose().storefront(),
                config -> StorefrontRoutes.add(config, 42, NOWHERE));
        Browser browser = Browser.open()) {
      browser.setDark(dark);
      List<String> faults = new ArrayList<>();
      for (int width : new int[] {1280, 390}) {
        browser.setSize(width, 900, 1);
        ShopTour.walk(
            browser, shop.address().toString(), page -> faults.addAll(faultsOf(browser, page)));
      }
      assertThat(faults, is(empty()));
    }
  }

  private static List<String> faultsOf(Browser browser, String page) {
    return Accessibility.seriousFaults(browser).stream().map(fault -> page + ": " + fault).toList();
  }
}
