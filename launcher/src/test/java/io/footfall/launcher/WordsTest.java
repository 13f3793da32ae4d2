package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void splitsAtWhiteSpace() {
    assertThat(
        Words.of("  demo --seconds=60\t--verify "), contains("demo", "--seconds=60", "--verify"));
  }

  @Test
  void keepsWhatIsQuotedTogether() {
    assertThat(Words.of("a \"b c\"'d e' ''"), contains("a", "b cd e", ""));
  }

  @Test
  void hasNoWordsInNothing() {
    assertThat(Words.of("   "), empty());
  }

  @Test
  void refusesAnOpenQuote() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Words.of("a 'b"));
    assertThat(refused.getMessage(), containsString("not closed in: a 'b"));
  }
}
