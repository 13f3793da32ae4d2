package io.footfall.prepare.enrich;

import io.footfall.prepare.web.ListResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Words in user agents by which programs give themselves away. Only what is declared is found here;
 * a robot that poses as a browser shows by what it does.
 */
final class BotSigns {

  /** From a word in lower case to what it is a sign of. */
  private final Map<String, String> kinds;

  private BotSigns(Map<String, String> kinds) {
    this.kinds = kinds;
  }

  static BotSigns load() {
    return parse(ListResource.entries(BotSigns.class, "bots.txt"));
  }

  /** Entries of a kind and, after a blank, the word. */
  static BotSigns parse(List<String> entries) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (String entry : entries) {
      String[] columns = entry.split("\\s+", 2);
      if (columns.length != 2) {
        throw new IllegalArgumentException("bots.txt: a line is a kind and a word: " + entry);
      }
      kinds.put(columns[1].toLowerCase(Locale.ROOT), columns[0]);
    }
    return new BotSigns(kinds);
  }

  /** The first sign of the list that the user agent shows, {@code headless:phantomjs}; or null. */
  @Nullable String findIn(String userAgent) {
    String words = userAgent.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> sign : kinds.entrySet()) {
      if (words.contains(sign.getKey())) {
        return sign.getValue() + ":" + sign.getKey();
      }
    }
    return null;
  }
}
