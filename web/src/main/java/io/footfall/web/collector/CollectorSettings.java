package io.footfall.web.collector;

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

  public CollectorSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    if (mostBytes < 1 || clicksPerSecond < 1) {
      throw new IllegalArgumentException("--mostBytes and --clicksPerSecond must be at least 1");
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

  public CollectorSettings withAllowedOrigins(List<String> origins) {
    return new CollectorSettings(
        topic, origins, masksAddresses, mostBytes, clicksPerSecond, patience, trustsForwardedFor);
  }

  public CollectorSettings withClicksPerSecond(int clicks) {
    return new CollectorSettings(
        topic, allowedOrigins, masksAddresses, mostBytes, clicks, patience, trustsForwardedFor);
  }
}
