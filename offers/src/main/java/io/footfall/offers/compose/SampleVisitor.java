package io.footfall.offers.compose;

import io.footfall.offers.model.Interests;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody made up, to see a campaign's letter before anybody gets one. */
public final class SampleVisitor {

  private static final String CODE = "SAMPLE-0000-0000-0000-0000";
  private static final URI UNSUBSCRIBE = URI.create("https://shop.example/unsubscribe/sample");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** As much as a letter is ever given. */
  private static final List<Interests.Item> CART =
      List.of(
          new Interests.Item("1009", "Birch Windbreaker"),
          new Interests.Item("1000", "Alder Runner"),
          new Interests.Item("1004", "Cove Tote"));

  private SampleVisitor() {}

  /** Who reads that language. */
  public static LetterWriter.Personal in(String language) {
    return personal(language, "Robin", "Jackets", 2);
  }

  /** One for each combination of what may be known of somebody: a template must suit them all. */
  static List<LetterWriter.Personal> everyKindIn(String language) {
    List<LetterWriter.Personal> all = new ArrayList<>();
    for (String firstName : List.of("Robin", "")) {
      for (String category : List.of("Jackets", "")) {
        for (int items = 0; items <= CART.size(); items++) {
          all.add(personal(language, firstName, category, items));
        }
      }
    }
    return all;
  }

  private static LetterWriter.Personal personal(
      String language, String firstName, String category, int items) {
    return new LetterWriter.Personal(
        firstName,
        language,
        new Interests(category, CART.subList(0, items)),
        CODE,
        UNSUBSCRIBE,
        NOON);
  }
}
