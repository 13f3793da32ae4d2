package io.footfall.figures;

import io.footfall.model.Slice;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/**
 * Where figures are kept between slices. Serialized with the pipeline; opened once a worker, and
 * shared there.
 *
 * <p>A row remembers the last slice it took in ({@link StoredRow#lastSlice}); merging is skipped
 * for a slice that it has seen. The store itself merges nothing.
 */
public interface FigureStore extends Serializable {

  /** A row as stored, and the number of the last slice that it holds. */
  record StoredRow(FigureRow row, long lastSlice) {}

  /**
   * A connection for one thread and the work on one slice; cheap, as what is behind it is shared by
   * the JVM. What it writes never lands on top of what a later slice wrote, however late the write
   * arrives: a runner may leave tasks of a failed attempt running.
   */
  Session open(Slice slice);

  /** One thread's use of the store; requests are batched and in flight together, bounded. */
  interface Session extends AutoCloseable {

    /**
     * What is stored in each of the rows of those keys ({@link FigureRow#key}); rows that aren't
     * there are absent. The rows are the caller's, who may use up what they consist of. Blocks.
     */
    Map<FigureKey, StoredRow> load(Collection<FigureKey> rows);

    /**
     * Writes over what is stored under the row's key, once a slice: which of two writes of one
     * slice would win is not said. May return before it is written: see {@link #flush}.
     */
    void save(StoredRow row);

    /**
     * Returns when everything saved has been written; throws when any of it could not be, after
     * bounded retries.
     */
    void flush();

    @Override
    void close();
  }
}
