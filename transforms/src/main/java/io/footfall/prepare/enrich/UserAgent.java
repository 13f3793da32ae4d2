package io.footfall.prepare.enrich;

import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a user agent says: the device, and the sign by which it is a program's instead of a
 * person's, such as {@code crawler:googlebot}; null when there is no sign.
 */
public record UserAgent(Device device, @Nullable String botIndicator) {

  /** Of a click that has no user agent: servers send such for people too. */
  public static final UserAgent UNKNOWN =
      new UserAgent(new Device("Other", "Other", DeviceClass.OTHER), null);
}
