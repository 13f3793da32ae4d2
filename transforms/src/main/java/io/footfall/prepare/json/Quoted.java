package io.footfall.prepare.json;

/** A stranger's text as it may stand in a message: short, on one line, printable. */
final class Quoted {

  private static final int MOST = 60;

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .limit(MOST)
        .map(c -> Character.isISOControl(c) || isLoneSurrogate(c) ? 0xFFFD : c)
        .forEach(quoted::appendCodePoint);
    return quoted.append(text.codePointCount(0, text.length()) > MOST ? "...\"" : "\"").toString();
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
