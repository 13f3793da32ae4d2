package io.footfall.coders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives out one string for equal bytes as long as they repeat: it remembers the last. Several
 * threads may share one; at worst one of them makes a string anew.
 */
final class RepeatedString {

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Known(byte[] bytes, String text) {}

  private volatile Known last = new Known(new byte[0], "");

  String read(byte[] source, int start, int length) {
    Known known = last;
    if (!Arrays.equals(known.bytes, 0, known.bytes.length, source, start, start + length)) {
      known =
          new Known(
              Arrays.copyOfRange(source, start, start + length),
              new String(source, start, length, StandardCharsets.UTF_8));
      last = known;
    }
    return known.text;
  }
}
