package io.footfall.lake.files;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * How a file comes to stand under its own name: whole or, where that fails or the process is
 * killed, not at all; what was there before is there then.
 */
@FunctionalInterface
interface Publishing extends Serializable {

  String OCTETS = "application/octet-stream";

  /** What is written into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  void publish(Content content, ResourceId target) throws IOException;
}
