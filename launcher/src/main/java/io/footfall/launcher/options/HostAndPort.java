package io.footfall.launcher.options;

import io.footfall.model.WrongOptionException;

/** One server's address. */
record HostAndPort(String host, int port) {

  /** Reads {@code mail.example:587}; what is wrong is said by the option's name. */
  static HostAndPort parse(String option, String text) {
    int colon = text.lastIndexOf(':');
    try {
      if (colon > 0) {
        return new HostAndPort(
            text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
      }
    } catch (NumberFormatException e) {
      throw new WrongOptionException(option + " must be host:port, not " + text, e);
    }
    throw new WrongOptionException(option + " must be host:port, not " + text);
  }
}
