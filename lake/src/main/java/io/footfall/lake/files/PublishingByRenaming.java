package io.footfall.lake.files;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** On a disk and on HDFS: written in the folder for what is unfinished, and then renamed. */
record PublishingByRenaming(LakePaths paths, Renaming renaming) implements Publishing {

  @Override
  public void publish(Content content, ResourceId target) throws IOException {
    ResourceId temporary =
        paths
            .temporaryFolder()
            .resolve(UUID.randomUUID().toString(), StandardResolveOptions.RESOLVE_FILE);
    try {
      try (WritableByteChannel channel = FileSystems.create(temporary, OCTETS)) {
        content.writeTo(channel);
      }
      renaming.rename(temporary, target);
    } catch (IOException failure) {
      discard(temporary, failure);
      throw failure;
    }
  }

  private static void discard(ResourceId temporary, IOException failure) {
    try {
      FileSystems.delete(List.of(temporary), StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException stays) {
      failure.addSuppressed(stays);
    }
  }
}
