package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  /** As it comes out of a build tool that has taken a quote for its own. */
  @Test
  void aLineThatEndsInAQuoteIsAWrongCommandLine() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    int code = Footfall.run(new PrintStream(output), List.of("demo --topic='clicks"));

    assertThat(code, is(2));
  }

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
