package io.footfall.web.collector;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Masks addresses so that they point at a neighbourhood, not at a household. */
final class Addresses {

  private static final int IPV4_BYTES_KEPT = 3;
  private static final int IPV6_BYTES_KEPT = 6;

  private Addresses() {}

  /** The address with its last octet (IPv4) or its last 80 bits (IPv6) cleared. */
  static String masked(String address) {
    try {
      // Parsed, never looked up: the text may come from a header that anybody can write.
      InetAddress parsed = InetAddresses.forString(address);
      byte[] bytes = parsed.getAddress();
      Arrays.fill(
          bytes,
          parsed instanceof Inet4Address ? IPV4_BYTES_KEPT : IPV6_BYTES_KEPT,
          bytes.length,
          (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address of a right length was refused: " + address, e);
    }
  }
}
