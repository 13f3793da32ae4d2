package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The line by which a command says what came of it: a word and a JSON object. Comes in: all that it
 * has printed; out: the object. Fails where there is no such line.
 */
final class ResultLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultLine() {}

  /** That at the end, of whatever word. */
  static JsonNode last(String output) throws JsonProcessingException {
    String last = output.lines().reduce("", (before, line) -> line);
    return object(last, last.substring(0, Math.max(0, last.indexOf(' '))));
  }

  /** That at the end, which is of this word. */
  static JsonNode last(String output, String word) throws JsonProcessingException {
    return object(output.lines().reduce("", (before, line) -> line), word);
  }

  /** The first of this word. */
  static JsonNode first(String output, String word) throws JsonProcessingException {
    return object(
        output.lines().filter(line -> line.startsWith(word + " {")).findFirst().orElse(output),
        word);
  }

  private static JsonNode object(String line, String word) throws JsonProcessingException {
    assertThat(line, startsWith(word + " {"));
    return JSON.readTree(line.substring(word.length() + 1));
  }
}
