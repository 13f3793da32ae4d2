package io.footfall.launcher.options;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which known names somebody may have meant by one that is not known. Only letters and digits
 * count, in either case, and a few may be wrong: the more, the longer the name.
 */
final class Misspelling {

  /** A name of so many letters may have one wrong, to be taken for another. */
  private static final int LETTERS_A_MISTAKE = 4;

  private static final int MOST_MISTAKES = 2;

  private Misspelling() {}

  /** Those of the known names that are nearly the one that was written; often none. */
  static List<String> nearest(String written, Collection<String> known) {
    String letters = lettersOf(written);
    return known.stream().filter(each -> isNearly(letters, lettersOf(each))).toList();
  }

  private static boolean isNearly(String one, String two) {
    int allowed = Math.min(MOST_MISTAKES, (two.length() + 1) / LETTERS_A_MISTAKE);
    return mistakes(one, two) <= allowed;
  }

  private static String lettersOf(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Letters to put in, to leave out or to exchange for another: Levenshtein's distance. */
  private static int mistakes(String one, String two) {
    int[] before = new int[two.length() + 1];
    for (int column = 0; column <= two.length(); column++) {
      before[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] now = new int[two.length() + 1];
      now[0] = row;
      for (int column = 1; column <= two.length(); column++) {
        int exchanged = one.charAt(row - 1) == two.charAt(column - 1) ? 0 : 1;
        now[column] =
            Math.min(before[column - 1] + exchanged, Math.min(before[column], now[column - 1]) + 1);
      }
      before = now;
    }
    return before[two.length()];
  }
}
