package io.footfall.prepare.clean;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.net.InetAddresses;

/**
 * Checks IP addresses, and masks them to a network: the last octet of IPv4, the last 80 bits of
 * IPv6 become zero, as Google Analytics does. Never asks a name server.
 */
final class IpMask {

  private static final int IPV4_BYTES_KEPT = 3;
  private static final int IPV6_BYTES_KEPT = 6;

  private IpMask() {}

  /** The address in its canonical form. */
  static String apply(String field, String ip, boolean masked) throws RefusedClick {
    String stripped = ip.strip();
    if (!InetAddresses.isInetAddress(stripped)) {
      String shown = stripped.length() > 60 ? stripped.substring(0, 60) + "..." : stripped;
      throw new RefusedClick(
          RejectReason.INVALID_VALUE,
          field + " must be an IPv4 or IPv6 address: \"" + shown + "\"");
    }
    InetAddress address = InetAddresses.forString(stripped);
    return InetAddresses.toAddrString(masked ? mask(address) : address);
  }

  private static InetAddress mask(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = address instanceof Inet4Address ? IPV4_BYTES_KEPT : IPV6_BYTES_KEPT;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("4 and 16 bytes always make an address", impossible);
    }
  }
}
