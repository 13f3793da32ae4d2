package io.footfall.prepare.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells bytes of which every JSON string is printable ASCII: no byte above 0x7E, and no backslash,
 * so no escape either (JSON forbids raw control characters). Most clicks are so, and are spared the
 * look at each character of each string.
 */
final class PlainText {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long BACKSLASHES = ONES * '\\';
  private static final long DELETES = ONES * 0x7F;

  private PlainText() {}

  /** Eight bytes a turn; a rare doubt in a full word only costs the slower look. */
  static boolean isPlain(byte[] bytes) {
    int next = 0;
    long found = 0;
    for (; next + 8 <= bytes.length; next += 8) {
      long word = (long) EIGHT_BYTES.get(bytes, next);
      found |= word | zeroBytes(word ^ BACKSLASHES) | zeroBytes(word ^ DELETES);
    }
    if ((found & HIGH_BITS) != 0) {
      return false;
    }
    for (; next < bytes.length; next++) {
      if (bytes[next] < 0 || bytes[next] == '\\' || bytes[next] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** A high bit at least at the lowest byte that is zero, and none when there is no zero byte. */
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word;
  }
}
