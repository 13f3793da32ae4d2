package io.footfall.offers.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address without the address: the first 20 bytes of the SHA-256 of it in lower case. Equal for
 * every spelling that differs in the case of letters only. It keeps an address out of tables and
 * links; it does not hide one from who guesses it.
 */
public record Recipient(String digest) implements Serializable {

  private static final int BYTES = 20;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

  public Recipient {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("No recipient's digest: " + digest);
    }
  }

  /** Who has that address. */
  public static Recipient ofAddress(String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return new Recipient(HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return digest;
  }
}
