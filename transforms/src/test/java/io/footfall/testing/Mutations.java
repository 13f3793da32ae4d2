package io.footfall.testing;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as wires, bugs and strangers do. */
public final class Mutations {

  private static final String TELLING = "{}[]\":,\\0-9eE.+tfnu \n\u0000/?#&=%@";

  private Mutations() {}

  /** A few bytes changed, removed or doubled, or the end cut off; never empty. */
  public static byte[] mutate(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      int place = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[place] = (byte) random.nextInt(256);
        case 1 -> bytes[place] = (byte) TELLING.charAt(random.nextInt(TELLING.length()));
        case 2 -> bytes = without(bytes, place, random.nextInt(8));
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(place, 1));
        default -> bytes = doubled(bytes, place, random.nextInt(40));
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int start, int length) {
    int end = Math.min(bytes.length - 1, start + length);
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - Math.max(0, end - start));
    System.arraycopy(
        bytes, bytes.length - shorter.length + start, shorter, start, shorter.length - start);
    return shorter;
  }

  private static byte[] doubled(byte[] bytes, int start, int length) {
    int end = Math.min(bytes.length, start + length);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + end - start);
    System.arraycopy(bytes, start, longer, end, bytes.length - start);
    return longer;
  }
}
