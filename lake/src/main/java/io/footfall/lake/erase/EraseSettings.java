package io.footfall.lake.erase;

import io.footfall.lake.table.LakeCatalog;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The stores that know of visitors.
 *
 * @param lake null where there is none
 */
public record EraseSettings(
    CassandraSettings cassandra,
    VisitorBuckets buckets,
    ElasticsearchSettings elasticsearch,
    @Nullable LakeCatalog lake) {

  /** Refuses a lake that is not there. */
  void requireLanded() {
    if (lake != null) {
      LakeCatalog unused = lake.requireLanded();
    }
  }
}
