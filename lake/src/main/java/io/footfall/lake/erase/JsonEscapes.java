package io.footfall.lake.erase;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JSON writes with a backslash, in a text that may be no JSON at all: a record is rejected
 * because it is broken, so no parser can be asked.
 */
final class JsonEscapes {

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|([\"\\\\/bfnrt]))");

  private static final String LETTERS = "bfnrt";
  private static final String MEANT = "\b\f\n\r\t";

  private JsonEscapes() {}

  /** The text with each escape as the character that it stands for; others stay as they are. */
  static String resolvedIn(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meant(escape)));
  }

  private static String meant(MatchResult escape) {
    if (escape.group(1) != null) {
      return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
    }
    int letter = LETTERS.indexOf(escape.group(2));
    return letter < 0 ? escape.group(2) : MEANT.substring(letter, letter + 1);
  }
}
