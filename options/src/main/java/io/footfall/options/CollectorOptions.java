package io.footfall.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the collector takes clicks, and into which Kafka. */
public final class CollectorOptions {

  @Option(
      names = "--collectorPort",
      description = "The collector's port (default: ${DEFAULT-VALUE}).",
      defaultValue = "8081")
  private int port;

  @Option(
      names = "--allowedOrigin",
      paramLabel = "ORIGIN",
      description = "A site whose pages may send, such as https://shop.example. Repeatable.")
  private List<String> allowedOrigins = new ArrayList<>();

  @Option(
      names = "--wholeAddresses",
      description = "Keep client addresses whole (default: the last octet, or 80 bits, cleared).")
  private boolean keepsWholeAddresses;

  @Option(
      names = "--mostBytes",
      description = "The largest request (default: ${DEFAULT-VALUE}).",
      defaultValue = "262144")
  private int mostBytes;

  @Option(
      names = "--clicksPerSecond",
      description =
          "What one client may send in the long run; ten seconds' worth may come at once (default: ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int clicksPerSecond;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      description =
          "How long Kafka may take before a client is asked to come back (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT5S")
  private Duration patience;

  @Option(
      names = "--trustForwardedFor",
      description = "A proxy of ours stands before this and sets X-Forwarded-For.")
  private boolean trustsForwardedFor;

  @Mixin private ClickTopicOptions topic;

  public int port() {
    return port;
  }

  public List<String> allowedOrigins() {
    return allowedOrigins;
  }

  public boolean keepsWholeAddresses() {
    return keepsWholeAddresses;
  }

  public int mostBytes() {
    return mostBytes;
  }

  public int clicksPerSecond() {
    return clicksPerSecond;
  }

  public Duration patience() {
    return patience;
  }

  public boolean trustsForwardedFor() {
    return trustsForwardedFor;
  }

  public ClickTopicOptions topic() {
    return topic;
  }
}
