package io.footfall.acceptance.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document of {@code docs/} with a part that is made, between two marks; what stands around it is
 * written by hand.
 */
public final class Document {

  /** {@code -Ddocs=write} puts what should be there in its place. */
  private static final boolean WRITES = "write".equals(System.getProperty("docs"));

  private final Path file;
  private final String begin;
  private final String end;

  private Document(Path file, String part) {
    this.file = file;
    this.begin = "<!-- made by a test: " + part + " -->\n";
    this.end = "<!-- end of " + part + " -->";
  }

  /** The part of that name in {@code docs/<name>}, seen from a module of a runner profile. */
  public static Document of(String name, String part) {
    return new Document(Path.of("..", "..", "docs", name), part);
  }

  /** The whole text. */
  public String text() throws IOException {
    return Files.readString(file);
  }

  /** What stands between the marks. */
  public String part() throws IOException {
    String text = text();
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new AssertionError(file + " lacks the marks " + begin + end);
    }
    return text.substring(from + begin.length(), to);
  }

  /** Fails unless that stands between the marks; or puts it there. */
  public void mustSay(String made) throws IOException {
    String said = part();
    if (WRITES && !said.equals(made)) {
      Files.writeString(file, text().replace(begin + said + end, begin + made + end));
      return;
    }
    assertThat(
        file + " is out of date. Run this test with -Ddocs=write, and look at what changes",
        said,
        equalTo(made));
  }
}
