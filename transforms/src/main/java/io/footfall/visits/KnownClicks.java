package io.footfall.visits;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The clicks of one visitor that have been stored, by id and content. */
public final class KnownClicks {

  /** How a click stands to those before it. */
  public enum Standing {
    NEW,
    /** Its id is known, its content is not. */
    CONFLICTING,
    DUPLICATE
  }

  private final Map<UUID, long[]> hashes;

  /** None yet. */
  public KnownClicks() {
    this(List.of(), 0);
  }

  KnownClicks(List<RememberedClick> remembered, int more) {
    hashes = new HashMap<>((remembered.size() + more) * 2);
    for (RememberedClick click : remembered) {
      meet(click.eventId(), click.contentHash());
    }
  }

  /** Says how the click stands to those met before, and knows it from then on. */
  public Standing meet(UUID eventId, long contentHash) {
    long[] known = hashes.get(eventId);
    if (known == null) {
      hashes.put(eventId, new long[] {contentHash});
      return Standing.NEW;
    }
    for (long hash : known) {
      if (hash == contentHash) {
        return Standing.DUPLICATE;
      }
    }
    long[] longer = Arrays.copyOf(known, known.length + 1);
    longer[known.length] = contentHash;
    hashes.put(eventId, longer);
    return Standing.CONFLICTING;
  }
}
