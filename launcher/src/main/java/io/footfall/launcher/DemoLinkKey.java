package io.footfall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of a demo's links: drawn anew, or the one of the demo that kept its data there. */
final class DemoLinkKey {

  private static final int BYTES = 32;

  private DemoLinkKey() {}

  /** The file that holds it. */
  static Path in(Path folder) {
    Path file = folder.resolve("link-key");
    if (!Files.exists(file)) {
      byte[] key = new byte[BYTES];
      new SecureRandom().nextBytes(key);
      try {
        Files.writeString(file, HexFormat.of().formatHex(key));
      } catch (IOException e) {
        throw new UncheckedIOException("The key of the links can't be kept in " + file, e);
      }
    }
    return file;
  }
}
