package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogsTest {

  private static final long MOST_BYTES = 400;

  @TempDir private Path folder;

  @Test
  void whatIsAppendedToForEverStaysBounded() throws Exception {
    Path log = folder.resolve("kafka.log");
    try (BoundedLogs logs = BoundedLogs.of(folder, MOST_BYTES);
        OutputStream server =
            Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int line = 100; line < 1_000; line++) {
        server.write(("line " + line + "\n").getBytes(StandardCharsets.UTF_8));
        logs.cut();
        assertThat(Files.size(log), lessThanOrEqualTo(MOST_BYTES));
      }
    }

    assertThat(Files.readString(log), startsWith("line "));
    assertThat(Files.readString(log), endsWith("line 998\nline 999\n"));
  }

  @Test
  void whatIsShortOrNoLogIsLeftAlone() throws Exception {
    Path shortOne = Files.writeString(folder.resolve("mail.log"), "x".repeat(400));
    Path noLog = Files.writeString(folder.resolve("mail.eml"), "x".repeat(4_000));
    try (BoundedLogs logs = BoundedLogs.of(folder, MOST_BYTES)) {
      logs.cut();
    }

    assertThat(Files.size(shortOne), is(400L));
    assertThat(Files.size(noLog), is(4_000L));
  }
}
