package io.footfall.lake.files;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.footfall.pipelines.operations.SinkReports;
import io.footfall.pipelines.operations.SinkTimes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** A lake's files through Beam's file systems. */
final class BeamFiles implements LakeFiles {

  private static final int COPY_BYTES = 1 << 18;

  /** HDFS lets go of what is replaced at once, and who is reading it has to begin again. */
  private static final RetryPolicy<byte[]> FROM_THE_START =
      RetryPolicy.<byte[]>builder().handle(UncheckedIOException.class).withMaxAttempts(3).build();

  private final LakePaths paths;
  private final Publishing publishing;

  private BeamFiles(LakePaths paths, Publishing publishing) {
    this.paths = paths;
    this.publishing = publishing;
  }

  /** On a file system that renames. */
  static BeamFiles at(String root, Renaming renaming) {
    LakePaths paths = new LakePaths(root);
    return new BeamFiles(paths, new PublishingByRenaming(paths, renaming));
  }

  /** In an object store. */
  static BeamFiles inObjectStore(String root) {
    return new BeamFiles(new LakePaths(root), new PublishingByUpload());
  }

  @Override
  public List<Entry> list(String folder) {
    return below(paths.folder(folder)).stream()
        .filter(file -> !paths.isTemporary(file.resourceId()))
        .map(file -> new Entry(paths.pathOf(file.resourceId()), file.sizeBytes()))
        .sorted(Comparator.comparing(Entry::path))
        .toList();
  }

  @Override
  public int clear(long beforeMillis) {
    List<ResourceId> abandoned =
        below(paths.temporaryFolder()).stream()
            .filter(file -> file.lastModifiedMillis() < beforeMillis)
            .map(MatchResult.Metadata::resourceId)
            .toList();
    deleteAll(abandoned);
    return abandoned.size();
  }

  private static List<MatchResult.Metadata> below(ResourceId folder) {
    try {
      List<MatchResult.Metadata> files = new ArrayList<>();
      MatchResult found = FileSystems.match(allBelow(folder), EmptyMatchTreatment.ALLOW);
      for (MatchResult.Metadata file : found.metadata()) {
        if (file.resourceId().toString().startsWith(folder.toString())
            && !file.resourceId().isDirectory()) {
          files.add(file);
        }
      }
      return files;
    } catch (FileNotFoundException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake can't be listed: " + folder, e);
    }
  }

  /**
   * On HDFS Beam takes {@code folder/**} for what is in folders of the folder alone, and {@code
   * folder**} for what is in any whose name begins so, too.
   */
  private static String allBelow(ResourceId folder) {
    String address = folder.toString();
    return (address.startsWith("hdfs:") ? address.substring(0, address.length() - 1) : address)
        + "**";
  }

  @Override
  public SeekableByteChannel open(String path) {
    try {
      ReadableByteChannel channel = FileSystems.open(paths.file(path));
      if (channel instanceof SeekableByteChannel seekable) {
        return seekable;
      }
      channel.close();
      throw new IOException("It can be read from front to end only");
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be opened: " + addressOf(path), e);
    }
  }

  @Override
  public void publish(FileChannel local, String path) {
    publish(
        to -> {
          ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
          for (long at = 0, read = local.read(buffer, at);
              read >= 0;
              at += read, read = local.read(buffer, at)) {
            buffer.flip();
            writeAll(buffer, to);
            buffer.clear();
          }
        },
        path);
  }

  @Override
  public void publish(byte[] content, String path) {
    publish(to -> writeAll(ByteBuffer.wrap(content), to), path);
  }

  @Override
  public byte[] read(String path) {
    return Failsafe.with(FROM_THE_START).get(() -> readOnce(path));
  }

  private byte[] readOnce(String path) {
    try (SeekableByteChannel channel = open(path)) {
      return Channels.newInputStream(channel).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be read: " + addressOf(path), e);
    }
  }

  @Override
  public void delete(Collection<String> files) {
    deleteAll(files.stream().map(paths::file).toList());
  }

  private void deleteAll(List<ResourceId> files) {
    try {
      FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's files can't be deleted under " + paths.root(), e);
    }
  }

  @Override
  public String addressOf(String path) {
    return paths.addressOf(path);
  }

  private void publish(Publishing.Content content, String path) {
    long started = System.nanoTime();
    try {
      publishing.publish(content, paths.file(path));
    } catch (IOException e) {
      SinkTimes.LAKE.failed();
      throw new UncheckedIOException("The lake's file can't be published: " + addressOf(path), e);
    }
    SinkTimes.LAKE.answered(System.nanoTime() - started);
    SinkReports.send(SinkTimes.LAKE);
  }

  private static void writeAll(ByteBuffer buffer, WritableByteChannel to) throws IOException {
    while (buffer.hasRemaining()) {
      int unused = to.write(buffer);
    }
  }
}
