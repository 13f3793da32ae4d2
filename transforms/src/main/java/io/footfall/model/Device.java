package io.footfall.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * What the visitor holds in hand, as read from the user agent. {@code Other} where nothing is
 * known.
 */
public record Device(String browser, String os, DeviceClass deviceClass) implements Serializable {

  /** Classes of devices that shops tell apart. */
  public enum DeviceClass {
    DESKTOP,
    MOBILE,
    TABLET,
    OTHER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As tables and figures have it: {@code desktop}. */
    public String wireName() {
      return wireName;
    }
  }
}
