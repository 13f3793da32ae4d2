package io.footfall.generators.traffic;

import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Geo;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Someone, or something, that visits the shop: the same for a seed and a number.
 *
 * @param clockErrorMillis what the device's clock is wrong by; 0 for most
 * @param sendsPings whether the device says every ten seconds that the page is still looked at
 */
record Shopper(
    int number,
    String visitorId,
    @Nullable String userId,
    String userAgent,
    boolean isBot,
    boolean isInDisguise,
    Geo geo,
    String ip,
    String screen,
    @Nullable Demographics demographics,
    Consent consent,
    long clockErrorMillis,
    boolean sendsPings) {

  private record Agent(String userAgent, boolean isInDisguise) {}

  private record Place(Geo geo, String network) {}

  private static final WeightedList<String> USER_AGENTS =
      WeightedList.fromResource("user-agents.txt", parts -> parts[1]);
  private static final WeightedList<Agent> ROBOTS =
      WeightedList.fromResource(
          "bot-user-agents.txt", parts -> new Agent(parts[1], parts[2].equals("disguised")));
  private static final WeightedList<Place> PLACES =
      WeightedList.fromResource(
          "places.txt", parts -> new Place(new Geo(parts[1], parts[2]), parts[3]));
  private static final String[] AGE_BANDS = {"18-24", "25-34", "35-44", "45-54", "55-64", "65+"};
  private static final String[] GENDERS = {"f", "m", "x"};
  private static final String[] SCREENS = {
    "1920x1080", "1440x900", "390x844", "412x915", "820x1180"
  };
  private static final long LARGEST_CLOCK_ERROR_MILLIS = 5 * 3_600_000L;

  /**
   * The shopper of that number. Agents and wrong clocks are spread over the numbers by the
   * profile's shares.
   */
  static Shopper of(TrafficProfile profile, int number) {
    SplittableRandom random = new SplittableRandom(profile.seed() * 1_000_003 + number);
    // Agents make several times the clicks of a person's visit, so fewer of them make up their
    // share.
    boolean isBot = random.nextDouble() < profile.botShare() / 4;
    boolean isSkewed = !isBot && random.nextDouble() < profile.skewedShare();
    Agent agent = isBot ? ROBOTS.pick(random) : new Agent(USER_AGENTS.pick(random), false);
    Place place = PLACES.pick(random);
    return new Shopper(
        number,
        "v-" + Integer.toString(number, 36) + "-" + Long.toString(profile.seed(), 36),
        random.nextDouble() < 0.3 ? "u-" + number : null,
        agent.userAgent(),
        isBot,
        agent.isInDisguise(),
        place.geo(),
        place.network() + "." + (1 + random.nextInt(254)),
        pick(SCREENS, random),
        random.nextDouble() < 0.4
            ? new Demographics(pick(AGE_BANDS, random), pick(GENDERS, random))
            : null,
        new Consent(true, random.nextDouble() < 0.5),
        isSkewed ? random.nextLong(-LARGEST_CLOCK_ERROR_MILLIS, LARGEST_CLOCK_ERROR_MILLIS) : 0,
        !isBot && random.nextDouble() < 0.1);
  }

  private static String pick(String[] choices, RandomGenerator random) {
    return choices[random.nextInt(choices.length)];
  }
}
