package io.footfall.launcher.options;

import io.footfall.lake.files.LakeAddress;
import io.footfall.options.OptionGroup;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Where the lake is. */
@OptionGroup("Lake")
public final class LakeOptions {

  @Option(
      names = "--lake",
      paramLabel = "ADDRESS",
      description =
          "Where the lake is: a folder, hdfs://host:port/path or s3://bucket/path (default: ${DEFAULT-VALUE}).",
      defaultValue = ".footfall/lake")
  private String root;

  @Option(
      names = "--s3Endpoint",
      paramLabel = "URL",
      description =
          "An object store that speaks S3's protocol (default: Amazon's). Keys come from the environment,"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or where else Amazon's client looks for them.")
  private @Nullable URI s3Endpoint;

  @Option(
      names = "--s3Region",
      description = "The region that requests to S3 are signed for (default: ${DEFAULT-VALUE}).",
      defaultValue = LakeAddress.DEFAULT_REGION)
  private String s3Region;

  @Option(
      names = "--s3PathStyle",
      description = "Name the bucket in the path and not in the host's name.")
  private boolean s3PathStyle;

  @Option(
      names = "--hadoopProperty",
      paramLabel = "NAME=VALUE",
      description = "A property of HDFS's client, such as dfs.replication=1. Repeatable.")
  private Map<String, String> hadoopProperties = new TreeMap<>();

  /** The lake's address, and how it is reached. */
  public LakeAddress address() {
    return at("--lake", root);
  }

  /** Another place, that this option names, reached in the same way. */
  public LakeAddress at(String option, String otherRoot) {
    LakeAddress.requirePlace(option, otherRoot);
    return new LakeAddress(otherRoot, s3Endpoint, s3Region, s3PathStyle, hadoopProperties);
  }
}
