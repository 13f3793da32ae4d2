package io.footfall.acceptance;

import java.util.ArrayList;
import java.util.List;

/** What a command is started with. */
final class CommandWords {

  private CommandWords() {}

  /** A command and its options, which are named after the first of them. */
  @SafeVarargs
  static List<String> words(String command, List<String>... options) {
    List<String> words = new ArrayList<>(List.of(command));
    for (List<String> each : options) {
      words.addAll(each);
    }
    return words;
  }
}
