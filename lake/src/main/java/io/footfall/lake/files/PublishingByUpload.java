package io.footfall.lake.files;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import software.amazon.awssdk.core.exception.SdkException;

/** To an object store, which shows an object when its upload is completed, and has no renaming. */
final class PublishingByUpload implements Publishing {

  /**
   * Closes the channel only when all is in it: that completes the upload, of whatever has been
   * taken so far. An upload that is not completed shows no object; the store forgets it by its own
   * rule.
   */
  @Override
  public void publish(Content content, ResourceId target) throws IOException {
    try {
      WritableByteChannel channel = FileSystems.create(target, OCTETS);
      content.writeTo(channel);
      channel.close();
    } catch (SdkException e) {
      // Not every refusal of an object store comes as an IOException
      throw new IOException(e.getMessage(), e);
    }
  }
}
