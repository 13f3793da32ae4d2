package io.footfall.launcher.options;

import io.footfall.lake.erase.EraseSettings;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.model.VisitorBuckets;
import io.footfall.options.OptionGroup;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stores know of visitors. */
@OptionGroup("Visitors' stores")
public final class VisitorStoresOptions {

  @Mixin private CassandraOptions cassandra;
  @Mixin private ElasticsearchOptions elasticsearch;
  @Mixin private LakeOptions lake;

  @Option(names = "--no-lake", description = "There is no lake.")
  private boolean withoutLake;

  @Option(
      names = "--buckets",
      description =
          "Buckets of visitors; fixed for the life of a keyspace (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + VisitorBuckets.DEFAULT_COUNT)
  private int buckets;

  /** For the stores that the options name. */
  public EraseSettings settings() {
    return new EraseSettings(
        cassandra.settings(),
        new VisitorBuckets(buckets),
        elasticsearch.settings(),
        withoutLake
            ? null
            : LakeCatalog.of(lake.address().register(PipelineOptionsFactory.create())));
  }
}
