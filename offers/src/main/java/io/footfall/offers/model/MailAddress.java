package io.footfall.offers.model;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Addresses that mail may go to. */
public final class MailAddress {

  /** RFC 5321, 4.5.3.1.3. */
  private static final int LONGEST = 254;

  private MailAddress() {}

  /**
   * Whether it is one plain address, {@code name@host.domain}, and nothing else: no name beside it,
   * no second address, no line end, nothing that would become another header or command.
   */
  public static boolean isSound(String address) {
    if (address.length() > LONGEST
        || address.chars().anyMatch(c -> c <= ' ' || c >= 127 || ",;<>()\"\\:".indexOf(c) >= 0)) {
      return false;
    }
    int at = address.lastIndexOf('@');
    if (at < 1 || address.indexOf('.', at) < 0) {
      return false;
    }
    try {
      new InternetAddress(address, true).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }
}
