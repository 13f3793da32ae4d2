package io.footfall.web.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.web.HttpServer;
import io.footfall.web.storefront.StorefrontRoutes;
import io.footfall.web.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures of the shop, into {@code target/screenshots} or the folder that the property
 * {@code footfall.screenshots} names, and holds every page to the width of its screen.
 */
@NeedsBrowser
class ScreenshotsIT {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1/clicks");
  private static final Path FOLDER =
      Path.of(System.getProperty("footfall.screenshots", "target/screenshots"));

  @ParameterizedTest
  @CsvSource({
    "desktop-light, 1280, 860, 1, false",
    "desktop-dark, 1280, 860, 1, true",
    "phone-light, 390, 844, 1.5, false",
    "phone-dark, 390, 844, 1.5, true"
  })
  void everyPageFitsItsScreen(String name, int width, int height, double scale, boolean dark)
      throws IOException {
    Files.createDirectories(FOLDER);
    try (HttpServer shop =
            HttpServer.start(
                "127.0.0.1",
                Ports.choose().storefront(),
                config -> StorefrontRoutes.add(config, 42, NOWHERE));
        Browser browser = Browser.open()) {
      browser.setDark(dark);
      browser.setSize(width, height, scale);
      ShopTour.walk(
          browser,
          shop.address().toString(),
          page -> {
            save(browser, "shop-" + page + "-" + name + ".png");
            assertThat(
                page + " is wider than its screen",
                browser.run("return document.documentElement.scrollWidth <= innerWidth"),
                is(true));
          });
      // The pages that are not there say so to the console as well; nothing else may.
      assertThat(
          browser.consoleErrors().stream()
              .filter(error -> !error.contains("404") && !error.contains("422"))
              .toList(),
          is(empty()));
    }
  }

  private static void save(Browser browser, String file) {
    try {
      Files.write(FOLDER.resolve(file), browser.screenshot());
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + " can't be written", e);
    }
  }
}
