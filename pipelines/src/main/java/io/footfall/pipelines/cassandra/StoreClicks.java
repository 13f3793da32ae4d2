package io.footfall.pipelines.cassandra;

import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Reconsidered;
import io.footfall.model.VisitorBuckets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: findings. Goes out: the same, unchanged, the clicks among them written to {@code
 * clickstream_events}, and late verdicts beside theirs. A bundle ends when its rows are written,
 * and fails when any can't be, after a minute of retries for what passes (timeouts, overload, a
 * node away) and at once for what doesn't (an invalid statement, a missing right). A click stored
 * again is the same row, and never takes a verdict from it that came later: what a click lacks is
 * left as it is.
 *
 * <p>Fast when the findings of a bundle fall into few buckets of visitors, as those of one bucket's
 * group do: rows go 30 in a batch of one partition, 16 batches in flight a bundle.
 *
 * <p>CassandraIO's write can't hold this: it ends a branch and names no failed row, has no TTL and
 * no say in retries, opens a cluster connection for each DoFn instance, whose threads keep the JVM
 * alive, and writes row by row with the version 3 driver.
 */
public final class StoreClicks extends PTransform<PCollection<Finding>, PCollection<Finding>> {

  /**
   * A small slice has a batch for each of as many buckets in a bundle. More of one partition at
   * once only wait for each other in the server.
   */
  private static final int IN_FLIGHT = 16;

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;

  private StoreClicks(CassandraSettings settings, VisitorBuckets buckets) {
    this.settings = settings;
    this.buckets = buckets;
  }

  /**
   * Into the settings' keyspace.
   *
   * @param buckets of visitors, the same for as long as the keyspace lives
   */
  public static StoreClicks to(CassandraSettings settings, VisitorBuckets buckets) {
    return new StoreClicks(settings, buckets);
  }

  @Override
  public PCollection<Finding> expand(PCollection<Finding> findings) {
    return findings
        .apply("Store", ParDo.of(new StoreFn(settings, buckets)))
        .setCoder(findings.getCoder());
  }

  private static final class StoreFn extends DoFn<Finding, Finding> {
    private final CassandraSettings settings;
    private final VisitorBuckets buckets;
    private transient @Nullable ClickRows rows;
    private transient @Nullable BatchedWrites writes;

    StoreFn(CassandraSettings settings, VisitorBuckets buckets) {
      this.settings = settings;
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      BoundedRequests requests = BoundedRequests.of(settings, IN_FLIGHT);
      rows = ClickRows.of(requests, buckets, settings.ttlSeconds());
      writes = new BatchedWrites(requests);
    }

    @ProcessElement
    public void process(@Element Finding finding, OutputReceiver<Finding> out) {
      if (finding instanceof Click click) {
        ClickRows.Partition partition = rows.partitionOf(click);
        writes.add(partition, rows.rowOf(partition, click));
      } else if (finding instanceof Reconsidered reconsidered) {
        ClickRows.Partition partition = rows.partitionOf(reconsidered);
        writes.add(partition, rows.verdictOf(partition, reconsidered));
      }
      out.output(finding);
    }

    @FinishBundle
    public void finish() {
      writes.flush();
    }
  }
}
