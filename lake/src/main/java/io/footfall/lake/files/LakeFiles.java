package io.footfall.lake.files;

import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Collection;
import java.util.List;

/**
 * The files of a lake, on whatever file system: a local disk, HDFS, an object store. Paths are
 * relative to the lake's root, with {@code /} between their parts. A file appears whole or not at
 * all, at its own name, and is never changed afterwards.
 *
 * <p>Every method throws {@link java.io.UncheckedIOException}, with the path, when the file system
 * does.
 */
public interface LakeFiles extends Serializable {

  /** A file and its size. */
  record Entry(String path, long bytes) implements Serializable {}

  /** What lies in the folder and all below it, by path; empty where there is no such folder. */
  List<Entry> list(String folder);

  /** Opens a file for reading, at its start. */
  SeekableByteChannel open(String path);

  /**
   * Copies all of a file of the local disk into the lake, over one that may be there, which must
   * have been the same or be read by nobody. Where that fails, what was there is there.
   */
  void publish(FileChannel local, String path);

  /** The same for bytes. */
  void publish(byte[] content, String path);

  /** All of a small file: as it was or as it is, where it is replaced meanwhile. */
  byte[] read(String path);

  /** Deletes files; one that is not there is no error. */
  void delete(Collection<String> paths);

  /**
   * Deletes what was written to be published and never was, as its process was killed, and was
   * written to last before that moment; how many files that were. Whoever is publishing one of them
   * fails.
   */
  int clear(long beforeMillis);

  /** The whole address of a path, as other tools want it. */
  String addressOf(String path);
}
