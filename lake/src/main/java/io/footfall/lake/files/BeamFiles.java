package io.footfall.lake.files;

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
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A lake's files through Beam's file systems. On a disk and on HDFS a file is written under another
 * name and then renamed; an object store shows an object when its upload is completed, and has no
 * renaming.
 */
final class BeamFiles implements LakeFiles {

  private static final String TEMPORARY = "_temporary";
  private static final String OCTETS = "application/octet-stream";
  private static final int COPY_BYTES = 1 << 18;

  private final String root;
  private final Renaming renaming;

  private BeamFiles(String root, Renaming renaming) {
    this.root = root;
    this.renaming = renaming;
  }

  static BeamFiles at(String root, Renaming renaming) {
    return new BeamFiles(root.endsWith("/") ? root : root + "/", renaming);
  }

  @Override
  public List<Entry> list(String folder) {
    String prefix = rootId().toString();
    return below(folder.isEmpty() ? rootId() : folderId(folder)).stream()
        .filter(file -> !isTemporary(file.resourceId().toString()))
        .map(
            file ->
                new Entry(
                    file.resourceId().toString().substring(prefix.length()), file.sizeBytes()))
        .sorted(Comparator.comparing(Entry::path))
        .toList();
  }

  @Override
  public int clear(long beforeMillis) {
    List<ResourceId> abandoned =
        below(folderId(TEMPORARY)).stream()
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
      ReadableByteChannel channel = FileSystems.open(id(path));
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
    try (SeekableByteChannel channel = open(path)) {
      return Channels.newInputStream(channel).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be read: " + addressOf(path), e);
    }
  }

  @Override
  public void delete(Collection<String> paths) {
    deleteAll(paths.stream().map(this::id).toList());
  }

  private void deleteAll(List<ResourceId> files) {
    try {
      FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's files can't be deleted under " + root, e);
    }
  }

  @Override
  public String addressOf(String path) {
    return root + path;
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  private void publish(Content content, String path) {
    ResourceId target = id(path);
    long started = System.nanoTime();
    try {
      if (showsOnlyWholeFiles()) {
        upload(content, target);
      } else {
        writeAndRename(content, target);
      }
    } catch (IOException e) {
      throw notPublished(target, e);
    } catch (SdkException e) {
      // Not every refusal of an object store comes as an IOException
      throw notPublished(target, new IOException(e.getMessage(), e));
    }
    SinkTimes.LAKE.answered(System.nanoTime() - started);
    SinkReports.send(SinkTimes.LAKE);
  }

  private static UncheckedIOException notPublished(ResourceId target, IOException failure) {
    SinkTimes.LAKE.failed();
    return new UncheckedIOException("The lake's file can't be published: " + target, failure);
  }

  /**
   * Closes the channel only when all is in it: that completes the upload, of whatever has been
   * taken so far. An upload that is not completed shows no object; the store forgets it by its own
   * rule.
   */
  private static void upload(Content content, ResourceId target) throws IOException {
    WritableByteChannel channel = FileSystems.create(target, OCTETS);
    content.writeTo(channel);
    channel.close();
  }

  private void writeAndRename(Content content, ResourceId target) throws IOException {
    ResourceId temporary =
        folderId(TEMPORARY)
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

  private void discard(ResourceId temporary, IOException failure) {
    try {
      deleteAll(List.of(temporary));
    } catch (UncheckedIOException stays) {
      failure.addSuppressed(stays);
    }
  }

  private static void writeAll(ByteBuffer buffer, WritableByteChannel to) throws IOException {
    while (buffer.hasRemaining()) {
      int unused = to.write(buffer);
    }
  }

  private boolean showsOnlyWholeFiles() {
    return root.startsWith("s3:");
  }

  private static boolean isTemporary(String address) {
    return address.contains("/" + TEMPORARY + "/");
  }

  private ResourceId rootId() {
    return FileSystems.matchNewResource(root, true);
  }

  private ResourceId folderId(String folder) {
    ResourceId id = rootId();
    for (String part : folder.split("/", -1)) {
      id = id.resolve(part, StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    return id;
  }

  private ResourceId id(String path) {
    int slash = path.lastIndexOf('/');
    ResourceId folder = slash < 0 ? rootId() : folderId(path.substring(0, slash));
    return folder.resolve(path.substring(slash + 1), StandardResolveOptions.RESOLVE_FILE);
  }
}
