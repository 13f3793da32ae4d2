package io.footfall.lake.files;

import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Where a lake is, and how it is reached.
 *
 * @param root {@code file:/lake}, a path, {@code hdfs://host:port/lake} or {@code s3://bucket/lake}
 * @param s3Endpoint of an object store that is not Amazon's; null: Amazon's
 * @param s3Region the region to sign requests for
 * @param s3PathStyle whether the bucket stands in the path and not in the host's name
 * @param hadoopProperties of the HDFS client, such as {@code dfs.replication}
 */
public record LakeAddress(
    String root,
    @Nullable URI s3Endpoint,
    String s3Region,
    boolean s3PathStyle,
    Map<String, String> hadoopProperties)
    implements Serializable {

  /** The smallest piece that S3 takes: several files are written at once. */
  private static final int S3_BUFFER_BYTES = 5 << 20;

  /** The region of S3 where no option names another. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** What Beam's file systems take for more than itself. */
  private static final Pattern PATTERN = Pattern.compile("[*?\\[\\]{}\\\\]");

  public LakeAddress {
    hadoopProperties = Map.copyOf(hadoopProperties);
    requirePlace("--lake", root);
    if (s3Endpoint != null
        && !"https".equals(s3Endpoint.getScheme())
        && !"http".equals(s3Endpoint.getScheme())) {
      throw new WrongOptionException("--s3Endpoint must be http(s)://host:port: " + s3Endpoint);
    }
  }

  /**
   * Refuses what is no place for files, in the words of the option that names it.
   *
   * @throws WrongOptionException that says what it must be
   */
  public static void requirePlace(String option, String root) {
    String scheme = schemeOf(root);
    if (PATTERN.matcher(isPath(root) ? absolute(root) : root).find()) {
      throw new WrongOptionException(
          option
              + " must not have any of * ? [ ] { } \\ in it, which listing takes for a pattern: "
              + (isPath(root) ? absolute(root) : root));
    }
    if (!List.of("file", "hdfs", "s3").contains(scheme)) {
      throw new WrongOptionException(
          option
              + " must be a path or begin with file:, hdfs: or s3:, not "
              + scheme
              + ": "
              + root);
    }
    if (scheme.equals("s3") && !root.matches("s3://[^/]+(/.*)?")) {
      throw new WrongOptionException(
          option + " must name the bucket of S3, s3://bucket/path: " + root);
    }
    if (scheme.equals("hdfs") && URI.create(root).getAuthority() == null) {
      throw new WrongOptionException(
          option + " must name HDFS's host and port, hdfs://host:port/path: " + root);
    }
  }

  /** A lake that needs no more than its address. */
  public static LakeAddress of(String root) {
    return new LakeAddress(root, null, DEFAULT_REGION, false, Map.of());
  }

  /** The same on an object store of one's own. */
  public LakeAddress withS3(URI endpoint, boolean pathStyle) {
    return new LakeAddress(root, endpoint, s3Region, pathStyle, hadoopProperties);
  }

  /**
   * Makes this address known to a runner's options, and so to all who run its pipelines, and to
   * this process. Keys for S3 are Amazon's own: {@code AWS_ACCESS_KEY_ID} and what else its client
   * looks for.
   */
  public LakeFiles register(PipelineOptions options) {
    // On every store, as Beam makes a client of S3 for any, which would ask Amazon for its region
    options.as(S3Options.class).setAwsRegion(Region.of(s3Region));
    switch (schemeOf(root)) {
      case "hdfs" ->
          options
              .as(HadoopFileSystemOptions.class)
              .setHdfsConfiguration(List.of(hdfs().configuration()));
      case "s3" -> registerS3(options.as(S3Options.class));
      default -> {
        // A local path needs nothing
      }
    }
    FileSystems.setDefaultPipelineOptions(options);
    return switch (schemeOf(root)) {
      case "file" -> BeamFiles.at(localPath(), Renaming.BY_BEAM);
      case "hdfs" -> BeamFiles.at(root, hdfs());
      default -> BeamFiles.inObjectStore(root);
    };
  }

  private HdfsRenaming hdfs() {
    URI address = URI.create(root);
    Map<String, String> properties = new HashMap<>(hadoopProperties);
    properties.put("fs.defaultFS", address.getScheme() + "://" + address.getAuthority());
    return new HdfsRenaming(properties);
  }

  private void registerS3(S3Options options) {
    options.setS3UploadBufferSizeBytes(S3_BUFFER_BYTES);
    if (s3Endpoint != null) {
      options.setEndpoint(s3Endpoint);
    }
    if (s3PathStyle) {
      options.setS3ClientFactoryClass(PathStyleS3.class);
    }
  }

  private String localPath() {
    return isPath(root) ? absolute(root) : absolute(Path.of(URI.create(root)).toString());
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  private static String schemeOf(String root) {
    return isPath(root) ? "file" : root.substring(0, root.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  private static boolean isPath(String root) {
    return !root.matches("[A-Za-z][A-Za-z0-9]+:.*");
  }
}
