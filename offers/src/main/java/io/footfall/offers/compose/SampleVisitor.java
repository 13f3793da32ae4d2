package io.footfall.offers.compose;

import io.footfall.offers.model.Interests;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Somebody made up, to see a campaign's letter before anybody gets one. */
public final class SampleVisitor {

  private static final String CODE = "SAMPLE-0000-0000-0000-0000";
  private static final URI UNSUBSCRIBE = URI.create("https://shop.example/unsubscribe/sample");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private SampleVisitor() {}

  /** Who reads that language. */
  public static LetterWriter.Personal in(String language) {
    return new LetterWriter.Personal(
        "Robin",
        language,
        new Interests(
            "Jackets",
            List.of(
                new Interests.Item("1009", "Birch Windbreaker"),
                new Interests.Item("1000", "Alder Runner"))),
        CODE,
        UNSUBSCRIBE,
        NOON);
  }

  /** Somebody of whom nothing is known. */
  static LetterWriter.Personal unknownIn(String language) {
    return new LetterWriter.Personal(null, language, Interests.none(), CODE, UNSUBSCRIBE, NOON);
  }
}
