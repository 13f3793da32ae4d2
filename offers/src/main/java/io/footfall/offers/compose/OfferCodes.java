package io.footfall.offers.compose;

import java.util.random.RandomGenerator;

/**
 * Codes that nobody can guess from another: 80 random bits in Crockford's alphabet, which has no
 * letters that are taken for digits. The odds that two of a billion are equal are one in a million.
 */
public final class OfferCodes {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;

  private OfferCodes() {}

  /**
   * {@code BACK-7K3M-0X9D-...}.
   *
   * @param random a secure one
   */
  public static String next(String prefix, RandomGenerator random) {
    StringBuilder code = new StringBuilder(prefix);
    for (int group = 0; group < GROUPS; group++) {
      code.append('-');
      for (int i = 0; i < GROUP_LENGTH; i++) {
        code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return code.toString();
  }
}
