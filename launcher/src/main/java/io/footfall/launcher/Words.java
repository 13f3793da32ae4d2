package io.footfall.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one text into arguments as a shell would: at white space, but not within single or double
 * quotes. For {@code -Dfootfall="demo --seconds=60"}, which reaches the launcher as one argument.
 */
final class Words {

  private Words() {}

  /** The arguments; a quote that is never closed is an error. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean hasWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        hasWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (hasWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        hasWord = false;
      } else {
        word.append(c);
        hasWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("A quote (" + quote + ") is not closed in: " + text);
    }
    if (hasWord) {
      words.add(word.toString());
    }
    return words;
  }
}
