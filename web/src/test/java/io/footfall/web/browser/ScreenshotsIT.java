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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page of the shop, light and dark, wide and narrow: held to the width of its screen and to
 * axe's rules, and those that the documents show have their picture taken, into {@code
 * target/screenshots}. Where the property {@code footfall.screenshots} names a folder, they go
 * there too, and all others into the former: {@code mvn verify -pl web -am -Dit.test=ScreenshotsIT
 * -Dfootfall.screenshots=$PWD/docs/images}.
 */
@NeedsBrowser
class ScreenshotsIT {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1/clicks");
  private static final Path FOLDER = Path.of("target/screenshots");
  private static final Set<String> SHOWN =
      Set.of(
          "shop-home-desktop-light.png",
          "shop-category-desktop-light.png",
          "shop-product-desktop-dark.png",
          "shop-cart-phone-light.png",
          "shop-consent-phone-dark.png");

  @ParameterizedTest
  @CsvSource({
    "desktop-light, 1280, 860, 1, false",
    "desktop-dark, 1280, 860, 1, true",
    "phone-light, 390, 844, 1.5, false",
    "phone-dark, 390, 844, 1.5, true"
  })
  void everyPageFitsItsScreenAndCanBeUsedByAll(
      String name, int width, int height, double scale, boolean dark) throws IOException {
    Files.createDirectories(FOLDER);
    try (HttpServer shop =
            HttpServer.start(
                "127.0.0.1",
                Ports.choose().storefront(),
                config -> StorefrontRoutes.add(config, 42, NOWHERE));
        Browser browser = Browser.open()) {
      browser.setDark(dark);
      browser.setSize(width, height, scale);
      List<String> faults = new ArrayList<>();
      ShopTour.walk(
          browser,
          shop.address().toString(),
          page -> {
            save(browser, "shop-" + page + "-" + name + ".png");
            assertThat(
                page + " is wider than its screen",
                browser.run("return document.documentElement.scrollWidth <= innerWidth"),
                is(true));
            Accessibility.seriousFaults(browser).forEach(fault -> faults.add(page + ": " + fault));
          });
      assertThat(faults, is(empty()));
      // The pages that are not there say so to the console as well; nothing else may.
      assertThat(
          browser.consoleErrors().stream()
              .filter(error -> !error.contains("404") && !error.contains("422"))
              .toList(),
          is(empty()));
    }
  }

  private static void save(Browser browser, String file) {
    String documents = System.getProperty("footfall.screenshots");
    boolean isShown = SHOWN.contains(file);
    if (!isShown && documents == null) {
      return;
    }
    byte[] picture = browser.screenshot();
    try {
      Files.write(FOLDER.resolve(file), picture);
      if (documents != null && isShown) {
        Files.write(Files.createDirectories(Path.of(documents)).resolve(file), picture);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be written", e);
    }
  }
}
