package io.footfall.runner.direct;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.footfall.launcher.Footfall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that is misspelt is not reported as one in which nothing happened. */
class ReportOfNothingTest {

  @TempDir private Path folder;

  @Test
  void aLakeThatIsNotThereIsNamedAndNotMade() {
    Path lake = folder.resolve("misspelt");
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    int code =
        Footfall.run(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            List.of("report", "--lake=" + lake, "--from=2026-03-01", "--to=2026-03-01"));

    String said = output.toString(StandardCharsets.UTF_8);
    assertThat(said, code, is(1));
    assertThat(said, containsString("misspelt"));
    assertThat(said, containsString("correct --lake"));
    assertThat(Files.exists(lake.resolve("reports")), is(false));
  }
}
