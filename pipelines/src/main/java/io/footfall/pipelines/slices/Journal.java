package io.footfall.pipelines.slices;

import java.util.Optional;

/**
 * The slices of one source, by number, without gaps: where reading stands, and what it came to.
 * Each call is durable when it returns, and throws, after bounded retries, when it can't be.
 */
public interface Journal {

  /** The source whose slices these are. */
  String source();

  /** The entry of the highest number, or empty when nothing has ever been planned. */
  Optional<JournalEntry> last();

  /**
   * Writes a new entry.
   *
   * @throws LeaseLostException when another one stands under its number: somebody else plans too
   */
  void plan(JournalEntry planned);

  /**
   * Writes that an unfinished entry is taken up once more, with its attempt counted on.
   *
   * @throws LeaseLostException when the entry is not as it was one attempt before: somebody else
   *     works on it too
   */
  void takeUp(JournalEntry again);

  /** Writes over the entry of the same number, which must exist. */
  void finish(JournalEntry done);
}
