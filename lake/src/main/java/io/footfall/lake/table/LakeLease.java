package io.footfall.lake.table;

import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.slices.Lease;

/** The right to be the only one who makes snapshots of a lake: compacts it, or erases from it. */
public final class LakeLease {

  private LakeLease() {}

  /**
   * Takes it; whoever was killed holding it keeps it for half a minute.
   *
   * @throws io.footfall.pipelines.slices.LeaseHeldException when somebody else is at work
   */
  public static Lease acquire(CassandraSettings settings, LakeCatalog catalog) {
    return CassandraLease.acquire(
        settings, "snapshots of " + catalog.files().addressOf(""), CassandraLease.DEFAULT_TTL);
  }
}
