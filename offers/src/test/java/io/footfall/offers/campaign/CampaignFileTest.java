package io.footfall.offers.campaign;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignFileTest {

  private static final String SOUND =
      """
      id: spring
      fromName: Tidewell
      from: offers@shop.example
      language: en
      subject:
        en: Something for you
      template: offer
      validDays: 14
      codePrefix: SPRING
      shop: https://shop.example
      productUrl: https://shop.example/p/{id}
      """;

  @TempDir private Path folder;

  @Test
  void theExampleIsSound() {
    assertThat(CampaignFile.example().letters().keySet(), equalTo(Set.of("en", "de")));
  }

  @Test
  void bouncesGoToTheSenderWhereNobodyElseIsNamed() throws IOException {
    assertThat(read(SOUND).bounceAddress(), equalTo("offers@shop.example"));
  }

  @Test
  void templatesBesideTheFileGoFirst() throws IOException {
    Files.writeString(folder.resolve("offer.en.txt"), "mine");

    assertThat(read(SOUND).letters().get("en").text(), equalTo("mine"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: spring | id: Spring Sale | id must",
        "id: spring | '' | id is missing",
        "from: offers@shop.example | from: offers | from must",
        "from: offers@shop.example | from: 'a@b.example, c@d.example' | from must",
        "language: en | language: fr | language must",
        "  en: Something for you | '  en: \"a\\nBcc: eve@shop.example\"' | subject.en must",
        "template: offer | template: missing | template names missing.en.html",
        "validDays: 14 | validDays: 0 | validDays must",
        "validDays: 14 | validDays: soon | validDays can't be taken",
        "validDays: 14 | valdDays: 14 | valdDays is no field",
        "codePrefix: SPRING | codePrefix: spring sale | codePrefix must",
        "shop: https://shop.example | shop: 'javascript:alert(1)' | shop must",
        "productUrl: https://shop.example/p/{id} | productUrl: https://shop.example | productUrl must",
        "id: spring | @bad | line"
      })
  void whatIsWrongIsSaidByItsField(String line, String instead, String said) {
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> read(SOUND.replace(line, instead)));

    assertThat(wrong.getMessage(), allOf(containsString("campaign.yaml"), containsString(said)));
  }

  @Test
  void aLetterOfACountryIsRefusedAsNobodyWouldGetIt() throws IOException {
    Files.writeString(folder.resolve("offer.en-GB.html"), "mine");
    Files.writeString(folder.resolve("offer.en-GB.txt"), "mine");

    Exception wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                read(
                    SOUND.replace("language: en", "language: en-GB").replace("  en:", "  en-GB:")));

    assertThat(wrong.getMessage(), containsString("subject.en-GB must"));
  }

  @Test
  void aFieldGivenTwiceIsRefused() {
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> read(SOUND + "validDays: 15\n"));

    assertThat(wrong.getMessage(), containsString("validDays"));
  }

  private Campaign read(String text) throws IOException {
    return CampaignFile.read(Files.writeString(folder.resolve("campaign.yaml"), text));
  }
}
