package io.footfall.lake.files;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * Renaming on HDFS. Beam's deletes the file that has the name and renames then: who is killed in
 * between has neither, and a commit that an erasure was writing again would be lost.
 *
 * @param properties of the client
 */
record HdfsRenaming(Map<String, String> properties) implements Renaming {

  HdfsRenaming {
    properties = Map.copyOf(properties);
  }

  /** What a client is told that knows these properties and none of an installation's. */
  Configuration configuration() {
    Configuration configuration = new Configuration(false);
    new TreeMap<>(properties).forEach(configuration::set);
    return configuration;
  }

  @Override
  public void rename(ResourceId from, ResourceId to) throws IOException {
    Path source = pathOf(from);
    Path target = pathOf(to);
    FileSystem files = source.getFileSystem(configuration());
    if (!(files instanceof DistributedFileSystem hdfs)) {
      throw new IOException(
          "hdfs: is served by "
              + files.getClass().getName()
              + ", which can't rename over a file: take out --hadoopProperty fs.hdfs.impl");
    }
    hdfs.mkdirs(target.getParent());
    hdfs.rename(source, target, Options.Rename.OVERWRITE);
  }

  private static Path pathOf(ResourceId id) {
    return new Path(URI.create(id.toString()));
  }
}
