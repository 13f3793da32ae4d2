package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.footfall.pipelines.slices.Lease;
import io.footfall.pipelines.slices.LeaseHeldException;
import io.footfall.pipelines.slices.LeaseLostException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease in the table {@code leases}: a row that goes by its TTL unless it is renewed, which a
 * thread of its own does after a third of it, and again and again where Cassandra is away. Held for
 * sure until a TTL after the last renewal was sent, less a margin, by this process's own clock;
 * beyond that, only if Cassandra says so.
 */
public final class CassandraLease implements Lease {

  /** Longer than it takes to start a node again. */
  public static final Duration DEFAULT_TTL = Duration.ofSeconds(30);

  /** Cassandra counts TTLs in whole seconds, from the start of the second of the write. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final Duration SHORTEST_TTL = Duration.ofSeconds(5);

  private static final int TICKS_PER_TTL = 15;

  private static final Logger LOG = LoggerFactory.getLogger(CassandraLease.class);

  private final LeaseRow row;
  private final String owner;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final ScheduledExecutorService renewer;
  private final ScheduledFuture<?> renewing;
  private volatile long heldUntilNanos;
  private long renewals;

  private CassandraLease(LeaseRow row, String owner, long heldUntilNanos) {
    this.row = row;
    this.owner = owner;
    this.heldUntilNanos = heldUntilNanos;
    this.renewer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease of " + row.source());
              thread.setDaemon(true);
              return thread;
            });
    long tick = row.ttl().toMillis() / TICKS_PER_TTL;
    this.renewing =
        renewer.scheduleWithFixedDelay(this::renewWhenDue, tick, tick, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease for this process, as {@link #acquire(CassandraSettings, String, String,
   * Duration)}.
   */
  public static CassandraLease acquire(CassandraSettings settings, String source, Duration ttl) {
    String thisProcess = ManagementFactory.getRuntimeMXBean().getName() + " since " + Instant.now();
    return acquire(settings, source, thisProcess, ttl);
  }

  /**
   * Takes the lease. Where another owner's row stands, waits for it to run out, up to a TTL: a
   * driver that was killed leaves such a row. Gives up as soon as that owner is seen renewing it.
   *
   * @param owner tells this process from every other, and people where to find it
   * @param ttl whole seconds, at least 5
   * @throws LeaseHeldException with the owner, when another driver is alive
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static CassandraLease acquire(
      CassandraSettings settings, String source, String owner, Duration ttl) {
    if (ttl.compareTo(SHORTEST_TTL) < 0) {
      throw new IllegalArgumentException("A lease must last at least 5 s: " + ttl);
    }
    LeaseRow row = new LeaseRow(settings, source, ttl);
    AtomicReference<Optional<LeaseRow.Hold>> first = new AtomicReference<>(Optional.empty());
    AtomicBoolean alive = new AtomicBoolean();
    RetryPolicy<Long> untilItRunsOut =
        RetryPolicy.<Long>builder()
            .handle(LeaseHeldException.class)
            .abortIf((heldUntil, failure) -> alive.get())
            .withDelay(Duration.ofMillis(500))
            .withMaxAttempts(-1)
            .withMaxDuration(ttl.plus(MARGIN))
            .build();
    try {
      long heldUntil =
          Failsafe.with(untilItRunsOut)
              .get(
                  () -> {
                    long until = heldUntil(ttl);
                    Optional<LeaseRow.Hold> other = row.take(owner);
                    if (other.isPresent()) {
                      alive.set(first.get().isPresent() && !first.get().equals(other));
                      first.set(other);
                      throw new LeaseHeldException(source, other.get().owner());
                    }
                    return until;
                  });
      return new CassandraLease(row, owner, heldUntil);
    } catch (DriverException failure) {
      throw new CassandraUnavailableException(settings, "take the lease of " + source, failure);
    }
  }

  /** Who holds the lease of that source now, if anybody does. */
  public static Optional<String> holder(CassandraSettings settings, String source) {
    return new LeaseRow(settings, source, DEFAULT_TTL).owner();
  }

  /** What workers can be given, to see for themselves whether it is still held. */
  public LeaseProof proof() {
    return new LeaseProof(row.settings(), row.source(), owner);
  }

  @Override
  public void ensureHeld() {
    if (isOverdue()) {
      // Cassandra may have been away, and the row may stand there yet
      renew();
    }
    if (lost.get()) {
      throw new LeaseLostException(
          "The lease of " + row.source() + " ran out or is another driver's: this one stops");
    }
    if (isOverdue()) {
      throw new LeaseLostException(
          "The lease of "
              + row.source()
              + " could not be renewed within "
              + row.ttl()
              + ": look at Cassandra's load and at this process's pauses");
    }
  }

  @Override
  public void close() {
    renewing.cancel(false);
    renewer.shutdown();
    if (lost.get()) {
      return;
    }
    try {
      row.giveBack(owner);
    } catch (DriverException | CassandraUnavailableException failure) {
      // It runs out by itself, and what stopped this driver must not be hidden by it
      LOG.warn("The lease of {} was not given back; it runs out by itself", row.source(), failure);
    }
  }

  private boolean isOverdue() {
    return System.nanoTime() - heldUntilNanos > 0;
  }

  private void renewWhenDue() {
    long left = heldUntilNanos - System.nanoTime();
    if (left < row.ttl().minus(MARGIN).toNanos() * 2 / 3) {
      renew();
    }
  }

  private synchronized void renew() {
    if (lost.get()) {
      return;
    }
    try {
      long until = heldUntil(row.ttl());
      renewals++;
      if (row.renew(owner, renewals)) {
        heldUntilNanos = until;
      } else {
        lost.set(true);
      }
    } catch (DriverException | CassandraUnavailableException failure) {
      // The next one may do better; when none does in time, ensureHeld stops the driver
      LOG.warn("The lease of {} was not renewed this time", row.source(), failure);
    }
  }

  private static long heldUntil(Duration ttl) {
    return System.nanoTime() + ttl.minus(MARGIN).toNanos();
  }
}
