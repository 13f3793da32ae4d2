package io.footfall.pipelines.slices;

/**
 * The right to be the only driver of a source, for as long as it is renewed.
 *
 * <p>It is a lock with a time limit, so it guards what the driver does and not what a paused
 * worker's last requests may still do: those write what the slice's next run writes again.
 */
public interface Lease extends AutoCloseable {

  /**
   * Returns when the lease is ours at this moment.
   *
   * @throws LeaseLostException when it is not, or can't be known to be
   */
  void ensureHeld();

  /** Gives it back, so that another driver need not wait for it to run out. */
  @Override
  void close();
}
