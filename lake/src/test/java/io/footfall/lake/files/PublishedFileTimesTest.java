package io.footfall.lake.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.operations.SinkTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFileTimesTest {

  @TempDir private Path folder;

  @Test
  void aFileThatIsThereIsARequestThatWasAnswered() throws IOException {
    long requests = SinkTimes.LAKE.requests();
    double seconds = SinkTimes.LAKE.seconds();
    Path local = Files.writeString(folder.resolve("local"), "rows");

    try (FileChannel complete = FileChannel.open(local)) {
      files().publish(complete, "landed/one.parquet");
    }

    assertThat(SinkTimes.LAKE.requests() - requests, is(1L));
    assertThat(SinkTimes.LAKE.seconds(), greaterThan(seconds));
  }

  @Test
  void aFileThatCanNotBeThereIsARequestThatFailed() throws IOException {
    long requests = SinkTimes.LAKE.requests();
    long failures = SinkTimes.LAKE.failures();
    // A file where the lake's folder should be
    Files.writeString(folder.resolve("lake"), "in the way");

    assertThrows(UncheckedIOException.class, () -> files().publish(new byte[1], "commits/1.json"));

    assertThat(SinkTimes.LAKE.failures() - failures, is(1L));
    assertThat(SinkTimes.LAKE.requests(), is(requests));
  }

  private LakeFiles files() {
    return LakeAddress.of(folder.resolve("lake").toString())
        .register(PipelineOptionsFactory.create());
  }
}
