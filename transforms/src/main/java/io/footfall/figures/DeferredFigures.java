package io.footfall.figures;

import io.footfall.model.Slice;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where what a slice counts is set aside, to be merged with that of slices after it: a figure that
 * many slices add to is then read and written once for all of them. Serialized with the pipeline;
 * opened once a worker, and shared there.
 *
 * <p>Figures wait in parts ({@link Shards#PARTS}). What a slice sets aside for a part is one entry,
 * which a replay writes over with the same. Which slices settle a part is for the slices to say
 * ({@link Slice#settles}); here it is noted, so that whoever settles it next knows where to begin.
 * Entries are kept until a slice after the one that settled them settles their part again: by then
 * nobody can have to settle them once more.
 */
public interface DeferredFigures extends Serializable {

  /**
   * A connection for one thread and the work on one slice; cheap, as what is behind it is shared by
   * the JVM.
   */
  Session open(Slice slice);

  /** One thread's use of the store; requests are in flight together, bounded. */
  interface Session extends AutoCloseable {

    /**
     * What slices before this one have set aside for each of the parts since it was settled last,
     * whatever this slice may have written already. Notes that this slice settles them. Blocks,
     * once for all of them.
     */
    Map<Integer, List<byte[]>> settle(Set<Integer> parts);

    /**
     * Sets the figures aside for the part. May return before they are written: see {@link #flush}.
     */
    void defer(int part, byte[] packed);

    /**
     * Returns when everything has been written; throws when any of it could not be, after bounded
     * retries.
     */
    void flush();

    @Override
    void close();
  }
}
