package io.footfall.offers.link;

import io.footfall.pipelines.secrets.Secret;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that links and message ids are signed with (HMAC-SHA-256, cut to 16 bytes). Whoever sends
 * offers and whoever serves their links need the same; with another one, no link of before is taken
 * any more.
 */
public final class SigningKey implements Serializable {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 32;
  private static final int SIGNATURE_BYTES = 16;

  private final Secret secret;

  private SigningKey(Secret secret) {
    this.secret = secret;
  }

  /**
   * The key that the secret holds.
   *
   * @throws IllegalArgumentException when it holds fewer than 32 characters
   */
  public static SigningKey of(Secret secret) {
    int length = secret.reveal().length();
    if (length < SHORTEST) {
      throw new IllegalArgumentException(
          "The link key in "
              + secret
              + " has "
              + length
              + " characters and needs at least "
              + SHORTEST
              + ": take the output of openssl rand -hex 32");
    }
    return new SigningKey(secret);
  }

  /** 22 characters, safe in URLs. */
  String sign(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(text));
  }

  /** Whether {@link #sign} wrote that signature for that text; takes equally long for all. */
  boolean hasSigned(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] digest(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "key in " + secret;
  }
}
