package io.footfall.prepare.clean;

import io.footfall.prepare.web.ListResource;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a shop may decide about cleaning. Immutable; checked when made.
 *
 * @param maxLateness how long before it was received a click may have happened
 * @param futureTolerance how far after it was received, and after the slice was planned, a click
 *     may claim to have happened: clocks of servers differ a little
 * @param identifyingParameters query parameters, in lower case, that are removed from URLs as they
 *     tell who the visitor is; click identifiers are removed in any case
 * @param ipMasked whether the last octet of an IPv4 address and the last 80 bits of an IPv6 address
 *     become zero
 * @param maxTextLength longer texts are cut, in UTF-16 units
 */
public record CleaningRules(
    Duration maxLateness,
    Duration futureTolerance,
    Set<String> identifyingParameters,
    boolean ipMasked,
    int maxTextLength)
    implements Serializable {

  private static final CleaningRules DEFAULTS =
      new CleaningRules(
          Duration.ofDays(3),
          Duration.ofSeconds(60),
          Set.copyOf(ListResource.entries(CleaningRules.class, "identifying-parameters.txt")),
          true,
          1_000);

  public CleaningRules {
    requireNotNegative("maxLateness", maxLateness);
    requireNotNegative("futureTolerance", futureTolerance);
    if (maxTextLength < 1) {
      throw new IllegalArgumentException("maxTextLength must be at least 1: " + maxTextLength);
    }
    identifyingParameters =
        identifyingParameters.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** 72 hours late, 60 seconds early, the list of the resource, masked addresses, 1,000 units. */
  public static CleaningRules defaults() {
    return DEFAULTS;
  }

  public CleaningRules withMaxLateness(Duration newMaxLateness) {
    return new CleaningRules(
        newMaxLateness, futureTolerance, identifyingParameters, ipMasked, maxTextLength);
  }

  public CleaningRules withFutureTolerance(Duration newFutureTolerance) {
    return new CleaningRules(
        maxLateness, newFutureTolerance, identifyingParameters, ipMasked, maxTextLength);
  }

  public CleaningRules withIdentifyingParameters(Set<String> newIdentifyingParameters) {
    return new CleaningRules(
        maxLateness, futureTolerance, newIdentifyingParameters, ipMasked, maxTextLength);
  }

  public CleaningRules withIpMasked(boolean newIpMasked) {
    return new CleaningRules(
        maxLateness, futureTolerance, identifyingParameters, newIpMasked, maxTextLength);
  }

  public CleaningRules withMaxTextLength(int newMaxTextLength) {
    return new CleaningRules(
        maxLateness, futureTolerance, identifyingParameters, ipMasked, newMaxTextLength);
  }

  private static void requireNotNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + duration);
    }
  }
}
