package io.footfall.pipelines.cassandra;

import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.Slice;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitorBuckets;
import java.time.LocalDate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: findings. Goes out: the same, unchanged, the changes of visits among them made in
 * {@code visits_by_day}: a visit that is no more is deleted, any other written over; and logins
 * among them kept in {@code identities}. A bundle ends when that is done, and fails when any of it
 * can't be, after a minute of retries for what passes.
 *
 * <p>Running the slice again leaves the same rows, whatever of the first run was written: a change
 * says what becomes of a visit, not what to add to it, and each write carries the slice's time, so
 * one that a failed attempt sends late never lands on top of a later slice's.
 *
 * <p>Visits go in batches of one partition, as clicks do, logins one by one; {@link StoreClicks}
 * says why not by CassandraIO.
 */
public final class StoreVisits extends PTransform<PCollection<Finding>, PCollection<Finding>> {

  private static final int IN_FLIGHT = 16;

  /**
   * Each is a partition of its own, so a row is a request, which waits for the server's disk: with
   * few at once a slice of very many logins would wait for little else.
   */
  private static final int LOGINS_IN_FLIGHT = 64;

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final Slice slice;

  private StoreVisits(CassandraSettings settings, VisitorBuckets buckets, Slice slice) {
    this.settings = settings;
    this.buckets = buckets;
    this.slice = slice;
  }

  /**
   * Into the settings' keyspace, on behalf of that slice.
   *
   * @param buckets of visitors, the same for as long as the keyspace lives
   */
  public static StoreVisits to(CassandraSettings settings, VisitorBuckets buckets, Slice slice) {
    return new StoreVisits(settings, buckets, slice);
  }

  @Override
  public PCollection<Finding> expand(PCollection<Finding> findings) {
    return findings
        .apply("Store", ParDo.of(new StoreFn(settings, buckets, slice)))
        .setCoder(findings.getCoder());
  }

  private static final class StoreFn extends DoFn<Finding, Finding> {
    private final CassandraSettings settings;
    private final VisitorBuckets buckets;
    private final Slice slice;
    private transient @Nullable Writer writer;

    StoreFn(CassandraSettings settings, VisitorBuckets buckets, Slice slice) {
      this.settings = settings;
      this.buckets = buckets;
      this.slice = slice;
    }

    @StartBundle
    public void start() {
      writer = new Writer(settings, buckets, slice);
    }

    @ProcessElement
    public void process(@Element Finding finding, OutputReceiver<Finding> out) {
      if (finding instanceof VisitChange change) {
        writer.write(change);
      } else if (finding instanceof Login login) {
        writer.write(login);
      }
      out.output(finding);
    }

    @FinishBundle
    public void finish() {
      writer.flush();
    }
  }

  /** Writes the changes of a bundle. For one thread. */
  static final class Writer {

    private record Partition(LocalDate day, int bucket) {}

    private final VisitorBuckets buckets;
    private final VisitRows rows;
    private final IdentityRows identities;
    private final BatchedWrites batches;
    private final BoundedRequests logins;

    Writer(CassandraSettings settings, VisitorBuckets buckets, Slice slice) {
      this(settings, buckets, WriteTime.of(slice));
    }

    Writer(CassandraSettings settings, VisitorBuckets buckets, long writtenAt) {
      this.buckets = buckets;
      BoundedRequests requests = BoundedRequests.of(settings, IN_FLIGHT);
      rows = VisitRows.of(requests, buckets, writtenAt, settings.ttlSeconds());
      batches = new BatchedWrites(requests);
      logins = BoundedRequests.of(settings, LOGINS_IN_FLIGHT);
      identities = IdentityRows.of(logins, writtenAt, settings.ttlSeconds());
    }

    void write(VisitChange change) {
      Visit either = change.after() == null ? change.before() : change.after();
      batches.add(partitionOf(either.visitorId(), either.startedAt()), rows.changeOf(change));
    }

    /** Takes the visitor's visit out that began then. */
    void remove(String visitorId, long startedAt) {
      batches.add(partitionOf(visitorId, startedAt), rows.deletionOf(visitorId, startedAt));
    }

    /** At once: what is gathered would all be sent, and waited for, at the end. */
    void write(Login login) {
      logins.send(identities.rowOf(login));
    }

    private Partition partitionOf(String visitorId, long startedAt) {
      return new Partition(VisitRows.dayOf(startedAt), buckets.bucketOf(visitorId));
    }

    /** Returns when everything has been written; throws when any of it could not be. */
    void flush() {
      batches.flush();
      logins.await();
    }
  }
}
