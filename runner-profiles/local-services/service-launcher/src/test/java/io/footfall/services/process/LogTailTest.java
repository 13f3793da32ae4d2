package io.footfall.services.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path folder;

  @Test
  void aMissingLogIsEmpty() throws IOException {
    Path missing = folder.resolve("none.log");

    assertThat(LogTail.of(missing, 0), is(""));
    assertThat(LogTail.end(missing), is(0L));
  }

  @Test
  void aShortLogIsWhole() throws IOException {
    assertThat(LogTail.of(log(List.of("one", "two")), 0), is("one\ntwo"));
  }

  @Test
  void whatEarlierStartsWroteIsLeftOut() throws IOException {
    Path log = log(List.of("first start"));
    long begin = LogTail.end(log);
    Files.writeString(log, "first start\nsecond start\n");

    assertThat(LogTail.of(log, begin), is("second start"));
  }

  @Test
  void ofALogThatWasCutSinceItIsAll() throws IOException {
    Path log = log(List.of("a first start with much to say"));
    long begin = LogTail.end(log);
    Files.writeString(log, "second start\n");

    assertThat(LogTail.of(log, begin), is("second start"));
  }

  @Test
  void onlyTheLastFortyLines() throws IOException {
    assertThat(
        LogTail.of(log(numbered(100)), 0), is(String.join("\n", numbered(100).subList(60, 100))));
  }

  @Test
  void anErrorBeforeThemIsNotLost() throws IOException {
    List<String> lines =
        IntStream.range(0, 100)
            .mapToObj(i -> i == 10 ? "10 ERROR port taken" : i + " INFO")
            .toList();

    assertThat(LogTail.of(log(lines), 0), startsWith("10 ERROR port taken\n60 INFO\n"));
  }

  @Test
  void aLongLogIsReadFromItsEnd() throws IOException {
    List<String> lines = numbered(100_000);

    assertThat(LogTail.of(log(lines), 0), is(String.join("\n", lines.subList(99_960, 100_000))));
  }

  @Test
  void aLineThatIsCutIsLeftOut() throws IOException {
    String longLine = "x".repeat(65_536);

    assertThat(LogTail.of(log(List.of(longLine, "last")), 0), is("last"));
  }

  private Path log(List<String> lines) throws IOException {
    return Files.write(folder.resolve("server.log"), lines);
  }

  private static List<String> numbered(int lines) {
    return IntStream.range(0, lines).mapToObj(i -> "line " + i).collect(Collectors.toList());
  }
}
