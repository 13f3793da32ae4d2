package io.footfall.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, in memory, that can be filled. Mounting it takes root. */
final class SmallDisk implements AutoCloseable {

  private static final int CHUNK = 64 * 1024;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Mounts it there; passes the test over where that is not allowed. */
  static SmallDisk mountedAt(Path folder, int megabytes) throws IOException, InterruptedException {
    int code =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    assumeTrue(code == 0, "A file system can be mounted by root only");
    return new SmallDisk(folder);
  }

  /** Fills it to its last byte. */
  void fill() throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream file = Files.newOutputStream(filler)) {
      while (folder.toFile().getUsableSpace() > 0) {
        file.write(chunk, 0, (int) Math.min(CHUNK, folder.toFile().getUsableSpace()));
      }
    }
  }

  /** Gives all of that back. */
  void makeRoom() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (run("umount", "-l", folder.toString()) != 0) {
      throw new IOException(folder + " could not be unmounted; do it by hand");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
