package io.footfall.offers.testing;

import io.footfall.offers.link.SigningKey;
import io.footfall.pipelines.secrets.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys for links, in files as an operator would keep them. */
public final class Keys {

  private Keys() {}

  /** A key of its own for each text. */
  public static SigningKey of(String text) {
    try {
      Path file = Files.createTempFile("link-key", "");
      file.toFile().deleteOnExit();
      Files.writeString(file, text.repeat(32) + "\n");
      return SigningKey.of(Secret.fromFile(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("No file for a key", e);
    }
  }
}
