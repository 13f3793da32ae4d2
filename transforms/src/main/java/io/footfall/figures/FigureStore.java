package io.footfall.figures;

import io.footfall.model.Slice;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Where figures are kept between slices. Serialized with the pipeline; opened once a worker, and
 * shared there.
 *
 * <p>What is stored under a key remembers the last slice it took in ({@link
 * StoredFigure#lastSlice}); merging is skipped for a slice that it has seen. The store itself
 * merges nothing.
 */
public interface FigureStore extends Serializable {

  /** A figure as stored, and the number of the last slice that it holds. */
  record StoredFigure(Figure figure, long lastSlice) {}

  /**
   * A connection for one thread and the work on one slice; cheap, as what is behind it is shared by
   * the JVM. What it writes never lands on top of what a later slice wrote, however late the write
   * arrives: a runner may leave tasks of a failed attempt running.
   */
  Session open(Slice slice);

  /** One thread's use of the store; requests are batched and in flight together, bounded. */
  interface Session extends AutoCloseable {

    /** What is stored under each of the keys; keys with nothing stored are absent. Blocks. */
    Map<FigureKey, StoredFigure> load(List<FigureKey> keys);

    /**
     * Writes over what is stored under the figure's key. May return before it is written: see
     * {@link #flush}.
     */
    void save(StoredFigure figure);

    /**
     * Returns when everything saved has been written; throws when any of it could not be, after
     * bounded retries.
     */
    void flush();

    @Override
    void close();
  }
}
