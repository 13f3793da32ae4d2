package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A file that can't be had is named with the reason, which its exception's message lacks. */
class ConsoleTest {

  @TempDir private Path folder;

  @Test
  void aFileThatIsMissing() {
    Path file = folder.resolve("none/file");

    assertThat(
        saidOf(() -> Files.writeString(file, "")),
        containsString("FAILED: " + file + ": there is no such file or folder"));
  }

  @Test
  void aFileInAFoldersPlaceAsTheCauseOfSomethingElse() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    String said = saidOf(() -> inAnother(() -> Files.createDirectories(file)));

    assertThat(said, containsString("FAILED: dataFolder " + file + " cannot be used"));
    assertThat(said, containsString("because: " + file + ": there is such a file already"));
  }

  private void inAnother(Executable work) throws Throwable {
    try {
      work.execute();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "dataFolder " + folder.resolve("file") + " cannot be used; name another", e);
    }
  }

  private static String saidOf(Executable work) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Console.to(new PrintStream(output, true, StandardCharsets.UTF_8))
        .failure(assertThrows(Exception.class, work));
    return output.toString(StandardCharsets.UTF_8);
  }
}
