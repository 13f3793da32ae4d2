package io.footfall.visits;

import io.footfall.model.Slice;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/**
 * Where the memory of each visitor is kept between slices: one small blob a visitor, read and
 * written by bucket. Serialized with the pipeline; opened once a worker, and shared there.
 */
public interface VisitorStore extends Serializable {

  /**
   * A connection for one thread and the work on one slice; cheap, as what is behind it is shared by
   * the JVM. What it writes never lands on top of what a later slice wrote, however late the write
   * arrives: a runner may leave tasks of a failed attempt running.
   */
  Session open(Slice slice);

  /** One thread's use of the store; requests are batched and in flight together, bounded. */
  interface Session extends AutoCloseable {

    /**
     * The stored memories of those visitors, given by bucket; visitors never seen are absent.
     * Blocks, once for all of them.
     */
    Map<String, byte[]> load(Map<Integer, ? extends Collection<String>> visitorIds);

    /** The same of one bucket. */
    default Map<String, byte[]> load(int bucket, Collection<String> visitorIds) {
      return load(Map.of(bucket, visitorIds));
    }

    /** Writes over a visitor's memory. May return before it is written: see {@link #flush}. */
    void save(int bucket, String visitorId, byte[] memory);

    /**
     * Returns when everything saved has been written; throws when any of it could not be, after
     * bounded retries.
     */
    void flush();

    @Override
    void close();
  }
}
