package io.footfall.lake.files;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * How a file that has been written gets its own name, over a file that may have it: at one stroke,
 * so that whoever looks sees the one or the other, whenever the process is killed.
 */
@FunctionalInterface
interface Renaming extends Serializable {

  /** As Beam does it, which on a disk is at one stroke. */
  Renaming BY_BEAM = (from, to) -> FileSystems.rename(List.of(from), List.of(to));

  void rename(ResourceId from, ResourceId to) throws IOException;
}
