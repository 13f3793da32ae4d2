package io.footfall.lake.compact;

import io.footfall.visits.ContentHash;
import io.footfall.visits.KnownClicks;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Tells which clicks repeat an id of their visitor, by the rule of the clickstream: of those under
 * one id the first in the log keeps it; another content gets an id derived from the id and the
 * content; the same content again is a duplicate. A click that found its visitor's memory full or
 * was out of its reach stays, whatever it repeats: it has a row of its own.
 */
final class RepetitionFinder {

  private RepetitionFinder() {}

  /**
   * Looks through ids.
   *
   * @param ids are sorted
   * @param repetitions takes each and what is to become of it
   */
  static void find(List<ClickId> ids, BiConsumer<ClickId, Amendment> repetitions) {
    ids.sort(ClickId.BY_ID_AND_POSITION);
    int from = 0;
    for (int i = 1; i <= ids.size(); i++) {
      if (i == ids.size() || !ids.get(i).hasIdOf(ids.get(from))) {
        if (i - from > 1) {
          judge(ids.subList(from, i), repetitions);
        }
        from = i;
      }
    }
  }

  private static void judge(List<ClickId> underOneId, BiConsumer<ClickId, Amendment> repetitions) {
    KnownClicks known = new KnownClicks();
    for (ClickId click : underOneId) {
      KnownClicks.Standing standing = known.meet(click.eventId(), click.contentHash());
      if (standing != KnownClicks.Standing.NEW && click.isRemembered()) {
        repetitions.accept(
            click,
            standing == KnownClicks.Standing.DUPLICATE
                ? Amendment.drop(click)
                : Amendment.storeUnder(
                    click, ContentHash.derivedId(click.eventId(), click.contentHash())));
      }
    }
  }
}
