package io.footfall.web.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.browser.Browser;
import io.footfall.browser.NeedsBrowser;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.compose.LetterWriter;
import io.footfall.offers.compose.SampleVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shows an offer's mail as a mail program would, holds it to the width of its screen, and takes its
 * picture into {@code target/screenshots}, or the folder that the property {@code
 * footfall.screenshots} names: {@code mvn verify -pl web -am -Dit.test=OfferMailIT
 * -Dfootfall.screenshots=$PWD/docs/images}.
 */
@NeedsBrowser
class OfferMailIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("footfall.screenshots", "target/screenshots"));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"desktop-en, 760, 1, en", "phone-de, 390, 1.5, de"})
  void fitsItsScreen(String name, int width, double scale, String language) throws Exception {
    Path mail = folder.resolve("mail.html");
    Files.writeString(
        mail, LetterWriter.of(CampaignFile.example()).write(SampleVisitor.in(language)).html());
    try (Browser browser = Browser.open()) {
      browser.setSize(width, 600, scale);
      browser.go(mail.toUri().toString());
      long height = (Long) browser.run("return document.documentElement.scrollHeight");
      browser.setSize(width, (int) height, scale);

      assertThat(
          "wider than its screen",
          browser.run("return document.documentElement.scrollWidth <= innerWidth"),
          is(true));
      Files.write(
          Files.createDirectories(FOLDER).resolve("offer-mail-" + name + ".png"),
          browser.screenshot());
    }
  }
}
