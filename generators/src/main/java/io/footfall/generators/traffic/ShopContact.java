package io.footfall.generators.traffic;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a shopper told the shop when signing up: the same for a seed and a number. About seven in
 * ten shoppers signed up, and about half of these agreed to offers; a robot never did. Names are as
 * people write them, some with letters and signs that a careless program would trip over.
 *
 * @param firstName null where none was told
 * @param locale a language tag
 * @param marketing whether offers are welcome: as the shopper's clicks say it
 */
public record ShopContact(
    String visitorId,
    String email,
    @Nullable String firstName,
    String locale,
    String timeZone,
    boolean marketing) {

  private static final double SIGNED_UP = 0.7;
  private static final double TOLD_A_NAME = 0.9;

  private static final String[] NAMES = {
    "Ann", "Robin", "Zoë", "Łukasz", "O'Brien", "Jean-Luc", "Anna & Ben", "Søren", "美咲", "Kim <3"
  };

  private static final Map<String, String> TIME_ZONES =
      Map.of(
          "GB", "Europe/London",
          "US", "America/New_York",
          "JP", "Asia/Tokyo",
          "PL", "Europe/Warsaw",
          "ES", "Europe/Madrid",
          "FR", "Europe/Paris");

  private static final Map<String, String> LANGUAGES =
      Map.of("DE", "de", "AT", "de", "CH", "de", "FR", "fr", "ES", "es", "IT", "it");

  private static final String OTHER_TIME_ZONE = "Europe/Berlin";
  private static final String OTHER_LANGUAGE = "en";

  /** The contacts of all the profile's shoppers who signed up, by number. */
  public static Stream<ShopContact> of(TrafficProfile profile) {
    return IntStream.range(0, profile.shoppers())
        .mapToObj(number -> of(profile, number))
        .flatMap(Optional::stream);
  }

  private static Optional<ShopContact> of(TrafficProfile profile, int number) {
    Shopper shopper = Shopper.of(profile, number);
    SplittableRandom random = new SplittableRandom(~profile.seed() * 1_000_003 + number);
    if (shopper.isBot() || random.nextDouble() >= SIGNED_UP) {
      return Optional.empty();
    }
    String country = shopper.geo().country();
    return Optional.of(
        new ShopContact(
            shopper.visitorId(),
            shopper.visitorId().toLowerCase(Locale.ROOT) + "@shoppers.example",
            random.nextDouble() < TOLD_A_NAME ? NAMES[random.nextInt(NAMES.length)] : null,
            LANGUAGES.getOrDefault(country, OTHER_LANGUAGE) + "-" + country,
            TIME_ZONES.getOrDefault(country, OTHER_TIME_ZONE),
            shopper.consent().marketing()));
  }
}
