package io.footfall.web.collector;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a request came from, by the socket, or by what the proxy before us wrote.
 *
 * @param address never looked up, only parsed: a proxy's header is text
 */
record ClientAddress(InetAddress address) {

  private static final int IPV4_BYTES = 4;
  private static final int IPV4_BYTES_KEPT = 3;
  private static final int IPV6_BYTES_KEPT = 6;
  private static final int IPV6_BYTES_OF_A_CLIENT = 8;

  /**
   * The last address of {@code forwardedFor}, the one that our own proxy saw (those before it are
   * the client's to invent); the socket's where there is none, or none that is an address.
   */
  static ClientAddress of(String socketAddress, @Nullable String forwardedFor) {
    if (forwardedFor != null) {
      String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
      String plain = withoutBrackets(last);
      if (InetAddresses.isInetAddress(plain)) {
        return new ClientAddress(InetAddresses.forString(plain));
      }
    }
    return new ClientAddress(InetAddresses.forString(withoutBrackets(socketAddress)));
  }

  /** The address; {@code masked}: its last octet (IPv4) or last 80 bits (IPv6) cleared. */
  String text(boolean masked) {
    if (!masked) {
      return InetAddresses.toAddrString(address);
    }
    return InetAddresses.toAddrString(
        first(address instanceof Inet4Address ? IPV4_BYTES_KEPT : IPV6_BYTES_KEPT));
  }

  /** What one client can't easily change: the IPv4 address, or the /64 network of an IPv6 one. */
  InetAddress network() {
    return first(address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES_OF_A_CLIENT);
  }

  private InetAddress first(int bytesKept) {
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, bytesKept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address of a right length was refused: " + address, e);
    }
  }

  private static String withoutBrackets(String address) {
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }
}
