package io.footfall.services.readiness;

import java.io.IOException;

/** Asks a server once, within a few seconds, whether it serves clients. */
@FunctionalInterface
public interface Readiness {

  /**
   * Whether the server says that it does.
   *
   * @throws IOException if it cannot be reached, or breaks off
   */
  boolean answers() throws IOException;
}
