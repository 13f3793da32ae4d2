package io.footfall.offers.compose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.offers.campaign.Campaign;
import io.footfall.offers.campaign.CampaignFile;
import io.footfall.offers.model.Interests;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWriterTest {

  private static final Instant SENT = Instant.parse("2026-03-01T12:00:00Z");

  private final LetterWriter writer = LetterWriter.of(CampaignFile.example());

  @Test
  void saysWhatIsTheVisitorsOwn() {
    Draft draft = writer.write(personal("Ann", "en", "Jackets", "Dune Parka"));

    assertThat(draft.subject(), equalTo("Ann, something for you at Tidewell"));
    for (String part : List.of(draft.html(), draft.text())) {
      assertThat(
          part,
          allOf(
              containsString("Ann"),
              containsString("BACK-CODE"),
              containsString("Jackets"),
              containsString("Dune Parka"),
              containsString("March 15, 2026"),
              containsString("https://shop.example/unsubscribe/token"),
              containsString("https://shop.example/p/7?utm_source=footfall")));
    }
  }

  @Test
  void theTextsLinesAreTheTemplates() {
    Draft draft = writer.write(personal("Ann", "en", "Jackets", "Dune Parka"));

    assertThat(
        draft.text().lines().map(String::strip).toList(),
        hasItems(
            "Hello Ann,",
            "",
            "BACK-CODE",
            "Still in your cart:",
            "- Dune Parka: https://shop.example/p/7?utm_source=footfall&utm_medium=email&utm_campaign=welcome-back",
            "--",
            "No more of these: https://shop.example/unsubscribe/token"));
    assertThat(draft.text(), containsString("Hello Ann,\n\nit is good"));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    Draft draft =
        writer.write(
            new LetterWriter.Personal(
                null, null, Interests.none(), "C", URI.create("https://shop.example/u"), SENT));

    assertThat(draft.subject(), equalTo("Something for you at Tidewell"));
    assertThat(draft.text(), allOf(containsString("Hello,"), not(containsString("cart"))));
  }

  @ParameterizedTest
  @CsvSource({"de, Etwas, 15. März 2026", "de-AT, Etwas, 15. März 2026", "fr, Something, March"})
  void speaksTheVisitorsLanguageOrElseTheCampaigns(String locale, String subject, String day) {
    Draft draft = writer.write(personal("", locale, "Jackets", "Parka"));

    assertThat(draft.subject(), containsString(subject));
    assertThat(draft.text(), containsString(day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "{{ code }}{% raw %}",
        "&lt;b&gt;"
      })
  void noValueBecomesMarkup(String hostile) {
    Draft harmless = writer.write(personal("Ann", "en", "Jackets", "Parka"));
    Draft draft =
        writer.write(
            new LetterWriter.Personal(
                hostile,
                "en",
                new Interests(hostile, List.of(new Interests.Item(hostile, hostile))),
                "BACK-CODE",
                URI.create("https://shop.example/unsubscribe/token"),
                SENT));

    assertThat(count(draft.html(), '<'), equalTo(count(harmless.html(), '<')));
    assertThat(count(draft.html(), '"'), equalTo(count(harmless.html(), '"')));
    assertThat(draft.html(), not(containsString("{{ code }}{% raw %}BACK")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ann\r\nBcc: eve@x", "Ann\nX: y", "Ann\u2028X: y", "Ann\u0000", "Ann\u202e"})
  void noValueBreaksTheSubjectsLine(String hostile) {
    String subject = writer.write(personal(hostile, "en", "Jackets", "Parka")).subject();

    assertThat(
        subject.chars().allMatch(c -> c >= ' ' && c != 0x2028 && c != 0x202e), equalTo(true));
    assertThat(subject.lines().count(), equalTo(1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/", "www.evil.example", "evil.com/win", "a@evil.example"})
  void whatMailProgramsWouldMakeALinkOfIsLeftOut(String hostile) {
    Draft draft = writer.write(personal(hostile, "en", hostile, hostile));

    assertThat(draft.text(), not(containsString("evil")));
    assertThat(draft.html(), not(containsString("evil")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{ lastName }} | lastName",
        "{% if cart is not empty %}{{ cart[1].name }}{% endif %} | 1",
        "{% if firstName is not empty %}{{ cart[0].name }}{% endif %} | 0"
      })
  void aTemplateThatAsksForWhatThereIsNotIsRefusedBeforeAnyMail(String template, String missing) {
    Campaign example = CampaignFile.example();
    Campaign broken =
        new Campaign(
            example.id(),
            example.fromName(),
            example.from(),
            null,
            "en",
            Map.of("en", new Campaign.Letter("Hi", template, "text")),
            14,
            "C",
            example.shop(),
            example.productUrl());

    Exception wrong = assertThrows(IllegalArgumentException.class, () -> LetterWriter.of(broken));
    assertThat(wrong.getMessage(), allOf(containsString("html template"), containsString(missing)));
  }

  private static long count(String text, char what) {
    return text.chars().filter(c -> c == what).count();
  }

  private static LetterWriter.Personal personal(
      String name, String locale, String category, String product) {
    return new LetterWriter.Personal(
        name,
        locale,
        new Interests(category, List.of(new Interests.Item("7", product))),
        "BACK-CODE",
        URI.create("https://shop.example/unsubscribe/token"),
        SENT);
  }
}
