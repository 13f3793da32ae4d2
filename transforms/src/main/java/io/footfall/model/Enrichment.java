package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What Footfall adds to a click: the device, the traffic source, and the indicator by which it was
 * taken for a robot's ({@code null}: a person's). Stored with the click and used as stored ever
 * after.
 */
public record Enrichment(Device device, TrafficSource trafficSource, @Nullable String botIndicator)
    implements Serializable {

  /** Whether the click is a robot's, and so left out of the figures. */
  public boolean isBot() {
    return botIndicator != null;
  }
}
