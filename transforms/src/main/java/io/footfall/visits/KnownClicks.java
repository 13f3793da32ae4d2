package io.footfall.visits;

import io.footfall.model.Click;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    hashes = new HashMap<>();
  }

  /** Of those that are remembered, the ones that the coming clicks can meet. */
  KnownClicks(List<RememberedClick> remembered, List<Click> coming) {
    hashes = new HashMap<>(coming.size() * 2);
    Set<UUID> ids = new HashSet<>(coming.size() * 2);
    for (Click click : coming) {
      ids.add(click.eventId());
    }
    for (RememberedClick click : remembered) {
      if (ids.contains(click.eventId())) {
        meet(click.eventId(), click.contentHash());
      }
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
