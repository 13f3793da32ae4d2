package io.footfall.services.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * The one address that the servers listen on. Always 127.0.0.1: {@code localhost} may also be ::1,
 * where no server is.
 */
public final class Loopback {

  public static final String HOST = "127.0.0.1";

  private static final byte[] BYTES = {127, 0, 0, 1};

  private Loopback() {}

  public static InetSocketAddress at(int port) {
    return new InetSocketAddress(address(), port);
  }

  static InetAddress address() {
    try {
      return InetAddress.getByAddress(HOST, BYTES);
    } catch (UnknownHostException e) {
      throw new AssertionError("Four bytes are an address", e);
    }
  }
}
