package io.footfall.pipelines.runner;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    ShippedFiles.keptIn(Path.of(""));
  }

  @Test
  void aFileThatIsThereIsReadThere() throws IOException {
    Path there = Files.createFile(folder.resolve("kafka.properties"));
    Path shipped = Files.createDirectory(folder.resolve("shipped"));
    Files.createFile(shipped.resolve("kafka.properties"));
    ShippedFiles.keptIn(shipped);

    assertThat(ShippedFiles.find(there.toString()), is(there));
  }

  @Test
  void aFileThatTheRunnerBroughtIsFoundByItsName() throws IOException {
    Path shipped = Files.createFile(folder.resolve("kafka.properties"));
    ShippedFiles.keptIn(folder);

    assertThat(ShippedFiles.find("/nowhere/kafka.properties"), is(shipped));
  }

  @Test
  void aFileThatIsNowhereIsNamedAsItWasWritten() {
    ShippedFiles.keptIn(folder);

    assertThat(ShippedFiles.find("kafka.properties"), is(Path.of("kafka.properties")));
  }
}
