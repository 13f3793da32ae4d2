package io.footfall.lake.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenOffFileTest {

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void register() {
    files = LakeAddress.of(folder.toString()).register(PipelineOptionsFactory.create());
  }

  @Test
  void whatCouldNotBePublishedLeavesNothing(@TempDir Path noFile) throws IOException {
    files.publish("one".getBytes(StandardCharsets.UTF_8), "commits/1.json");

    try (FileChannel unreadable = FileChannel.open(noFile)) {
      assertThrows(UncheckedIOException.class, () -> files.publish(unreadable, "commits/1.json"));
    }

    assertThat(new String(files.read("commits/1.json"), StandardCharsets.UTF_8), is("one"));
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile).count(), is(1L));
    }
  }

  @Test
  void whatAKilledProcessLeftIsClearedWhenItIsOld() throws IOException {
    Instant now = Instant.now();
    Path old = abandoned("old", now.minus(Duration.ofHours(2)));
    Path beingPublished = abandoned("new", now);

    assertThat(files.clear(now.minus(Duration.ofHours(1)).toEpochMilli()), is(1));

    assertThat(Files.exists(old), is(false));
    assertThat(Files.exists(beingPublished), is(true));
    assertThat(files.clear(Long.MAX_VALUE), is(1));
    assertThat(Files.exists(beingPublished), is(false));
    assertThat(files.clear(Long.MAX_VALUE), is(0));
  }

  private Path abandoned(String name, Instant writtenAt) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("_temporary")).resolve(name);
    Files.writeString(temporary, "half a file");
    Files.setLastModifiedTime(temporary, FileTime.from(writtenAt));
    return temporary;
  }
}
