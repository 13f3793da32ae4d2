package io.footfall.runner.direct;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake's files are the same to who lists, reads and deletes them, wherever they lie. */
class LakeFilesIT {

  @Test
  void onADisk(@TempDir Path folder) {
    behaveAt(LakeAddress.of(folder.resolve("lake").toString()));
  }

  @Test
  void onHdfs() {
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
  void onAnObjectStore() {
    // The local one takes any key, its client wants one
    System.setProperty("aws.accessKeyId", "any");
    System.setProperty("aws.secretAccessKey", "any");
    try (LocalServices services = LocalServices.builder().freePorts().with(Service.S3).start()) {
      behaveAt(
          LakeAddress.of("s3://" + services.s3().bucket() + "/lake")
              .withS3(services.s3().url(), true));
    }
  }

  private static void behaveAt(LakeAddress address) {
    LakeFiles files = address.register(PipelineOptionsFactory.create());
    assertThat(files.list("commits"), is(empty()));

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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
