package io.footfall.runner.direct;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake's files are the same to who lists, reads and deletes them, wherever they lie. */
class LakeFilesIT {

  private static final int MOST_OVERWRITES = 60;

  @TempDir private Path noFile;

  @Test
  void onADisk(@TempDir Path folder) throws Exception {
    behaveAt(LakeAddress.of(folder.resolve("lake").toString()));
  }

  @Test
  void onHdfs() throws Exception {
    try (LocalServices services = LocalServices.builder().freePorts().with(Service.HDFS).start()) {
      behaveAt(
          new LakeAddress(
              services.hdfs().url() + "/lake",
              null,
              "us-east-1",
              false,
              Map.of("dfs.replication", "1")));
    }
  }

  @Test
  void onAnObjectStore() throws Exception {
    // The local one takes any key, its client wants one
    System.setProperty("aws.accessKeyId", "any");
    System.setProperty("aws.secretAccessKey", "any");
    try (LocalServices services = LocalServices.builder().freePorts().with(Service.S3).start()) {
      behaveAt(
          LakeAddress.of("s3://" + services.s3().bucket() + "/lake")
              .withS3(services.s3().url(), true));
      LakeFiles nowhere =
          LakeAddress.of("s3://no-such-bucket/lake")
              .withS3(services.s3().url(), true)
              .register(PipelineOptionsFactory.create());
      UncheckedIOException refused =
          assertThrows(
              UncheckedIOException.class, () -> nowhere.publish(bytes("one"), "commits/1.json"));
      assertThat(refused.getMessage(), containsString("s3://no-such-bucket/lake/commits/1.json"));
    }
  }

  private void behaveAt(LakeAddress address) throws Exception {
    LakeFiles files = address.register(PipelineOptionsFactory.create());
    assertThat(files.list("commits"), is(empty()));
    if (!address.root().startsWith("s3:")) {
      // The object store here is for tests, and mixes up what it reads and writes at once
      isThereWhileItIsWrittenAgain(files);
    }
    isThereWholeOrNotAtAll(files);

    files.publish(bytes("one"), "commits/1.json");
    files.publish(bytes("one again"), "commits/1.json");
    files.publish(bytes("deep"), "commits/year=2026/hour=10/2.json");
    files.publish(bytes("other"), "commits-of-others/3.json");

    assertThat(
        files.list("commits"),
        contains(
            new LakeFiles.Entry("commits/1.json", 9),
            new LakeFiles.Entry("commits/year=2026/hour=10/2.json", 4)));
    assertThat(files.list("").size(), is(3));
    assertThat(
        new String(files.read("commits/1.json"), StandardCharsets.UTF_8), equalTo("one again"));

    files.delete(List.of("commits/1.json", "commits/never.json"));
    assertThat(
        files.list("commits"),
        contains(new LakeFiles.Entry("commits/year=2026/hour=10/2.json", 4)));
  }

  /** Who looks while a file is written again sees it, before and after and in between. */
  private static void isThereWhileItIsWrittenAgain(LakeFiles files) throws Exception {
    files.publish(bytes("again and again"), "commits/again.json");
    AtomicBoolean isWriting = new AtomicBoolean(true);
    AtomicLong looks = new AtomicLong();
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> {
              while (isWriting.get()) {
                assertThat(files.read("commits/again.json"), is(bytes("again and again")));
                looks.incrementAndGet();
              }
            });
    try {
      for (int i = 0; i < MOST_OVERWRITES && !looking.isDone(); i++) {
        files.publish(bytes("again and again"), "commits/again.json");
      }
    } finally {
      isWriting.set(false);
    }
    looking.get();
    assertThat(looks.get(), greaterThan(10L));
    files.delete(List.of("commits/again.json"));
  }

  /** A file whose content can't be read to its end is not there, and what was there stays. */
  private void isThereWholeOrNotAtAll(LakeFiles files) throws Exception {
    files.publish(bytes("whole"), "whole/1.parquet");
    try (FileChannel unreadable = FileChannel.open(noFile)) {
      for (String path : List.of("whole/1.parquet", "whole/2.parquet")) {
        assertThrows(UncheckedIOException.class, () -> files.publish(unreadable, path));
      }
    }
    assertThat(files.list("whole"), contains(new LakeFiles.Entry("whole/1.parquet", 5)));
    assertThat("nothing is left of it", files.clear(Long.MAX_VALUE), is(0));
    files.delete(List.of("whole/1.parquet", "whole/never.parquet"));
    files.delete(List.of("whole/1.parquet"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
