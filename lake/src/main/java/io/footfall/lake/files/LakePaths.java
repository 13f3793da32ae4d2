package io.footfall.lake.files;

import java.io.Serializable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * What a lake's relative paths are to Beam's file systems.
 *
 * @param root the lake's address, with a slash at its end
 */
record LakePaths(String root) implements Serializable {

  private static final String TEMPORARY = "_temporary";

  LakePaths {
    root = root.endsWith("/") ? root : root + "/";
  }

  /** Of a folder; the empty path is the lake itself. */
  ResourceId folder(String path) {
    ResourceId id = FileSystems.matchNewResource(root, true);
    if (!path.isEmpty()) {
      for (String part : path.split("/", -1)) {
        id = id.resolve(part, StandardResolveOptions.RESOLVE_DIRECTORY);
      }
    }
    return id;
  }

  ResourceId file(String path) {
    int slash = path.lastIndexOf('/');
    return folder(path.substring(0, Math.max(slash, 0)))
        .resolve(path.substring(slash + 1), StandardResolveOptions.RESOLVE_FILE);
  }

  /** Where files lie that are not published yet. */
  ResourceId temporaryFolder() {
    return folder(TEMPORARY);
  }

  boolean isTemporary(ResourceId file) {
    return file.toString().contains("/" + TEMPORARY + "/");
  }

  /** The path of a file of the lake. */
  String pathOf(ResourceId file) {
    return file.toString().substring(folder("").toString().length());
  }

  String addressOf(String path) {
    return root + path;
  }
}
