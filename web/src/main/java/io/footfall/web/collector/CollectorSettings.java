package io.footfall.web.collector;

import io.footfall.model.WrongOptionException;
import java.time.Duration;
import java.util.List;

/**
 * How the collector takes clicks.
 *
 * @param topic where they go
 * @param allowedOrigins sites whose pages may send, {@code https://shop.example}; empty: only pages
 *     of the collector's own host
 * @param masksAddresses whether the last octet of an IPv4 address and the last 80 bits of an IPv6
 *     address are cleared before anything leaves this process
 * @param mostBytes of a request
 * @param clicksPerSecond that one client may send in the long run; ten seconds' worth may come at
 *     once
 * @param patience how long Kafka may take for a batch before the client is asked to come back
 * @param trustsForwardedFor whether a proxy that sets X-Forwarded-For stands before it
 */
public record CollectorSettings(
    String topic,
    List<String> allowedOrigins,
    boolean masksAddresses,
    int mostBytes,
    int clicksPerSecond,
    Duration patience,
    boolean trustsForwardedFor) {

  /** As many clicks as one request may hold, each as large as a click may be. */
  private static final int LARGEST_REQUEST = 8 << 20;

  private static final int MOST_CLICKS_PER_SECOND = 100_000_000;
  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

  public CollectorSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    if (topic.isBlank()) {
      throw new WrongOptionException("--topic must name a topic");
    }
    if (mostBytes < 1 || mostBytes > LARGEST_REQUEST) {
      throw new WrongOptionException(
          "--mostBytes must lie in 1..." + LARGEST_REQUEST + ": " + mostBytes);
    }
    if (clicksPerSecond < 1 || clicksPerSecond > MOST_CLICKS_PER_SECOND) {
      throw new WrongOptionException(
          "--clicksPerSecond must lie in 1..." + MOST_CLICKS_PER_SECOND + ": " + clicksPerSecond);
    }
    if (patience.compareTo(Duration.ofSeconds(1)) < 0 || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new WrongOptionException(
          "--patience must lie in PT1S..." + LONGEST_PATIENCE + ": " + patience);
    }
    for (String origin : allowedOrigins) {
      if (!origin.matches("https?://[^/]+")) {
        throw new WrongOptionException(
            "--allowedOrigin must be scheme://host or scheme://host:port, not " + origin);
      }
    }
  }

  /**
   * Masked addresses, 256 KiB a request, 100 clicks a second and client, five seconds for Kafka, no
   * proxy.
   */
  public static CollectorSettings of(String topic) {
    return new CollectorSettings(
        topic, List.of(), true, 256 * 1024, 100, Duration.ofSeconds(5), false);
  }

  /** The same for pages of these sites. */
  public CollectorSettings withAllowedOrigins(List<String> origins) {
    return new CollectorSettings(
        topic, origins, masksAddresses, mostBytes, clicksPerSecond, patience, trustsForwardedFor);
  }

  /** The same with another budget of a client. */
  public CollectorSettings withClicksPerSecond(int clicks) {
    return new CollectorSettings(
        topic, allowedOrigins, masksAddresses, mostBytes, clicks, patience, trustsForwardedFor);
  }

  /** The same behind a proxy. */
  public CollectorSettings withTrustInForwardedFor() {
    return new CollectorSettings(
        topic, allowedOrigins, masksAddresses, mostBytes, clicksPerSecond, patience, true);
  }

  /** The same with another time for Kafka. */
  public CollectorSettings withPatience(Duration time) {
    return new CollectorSettings(
        topic,
        allowedOrigins,
        masksAddresses,
        mostBytes,
        clicksPerSecond,
        time,
        trustsForwardedFor);
  }
}
