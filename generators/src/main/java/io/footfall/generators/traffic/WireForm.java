package io.footfall.generators.traffic;

import io.footfall.model.Click;
import io.footfall.model.Page;
import io.footfall.prepare.json.ClickWriter;
import java.util.random.RandomGenerator;

/**
 * Writes a click as its device would: by the device's clock, and broken where it is to be broken.
 */
final class WireForm {

  private static final Breakage[] BREAKAGES = Breakage.values();

  /** The record of a click whose times are those that cleaning should arrive at. */
  SentRecord of(
      long sentAtMillis,
      Click click,
      Label label,
      boolean isDeclaredRobots,
      RandomGenerator random) {
    byte[] json =
        ClickWriter.write(
            click.toBuilder().occurredAt(click.occurredAt() - click.clockSkewMillis()).build());
    if (label != Label.BROKEN) {
      return new SentRecord(
          sentAtMillis,
          click.visitorId(),
          json,
          label,
          withoutTracking(click),
          isDeclaredRobots,
          null);
    }
    Breakage breakage = BREAKAGES[random.nextInt(BREAKAGES.length)];
    return new SentRecord(
        sentAtMillis,
        click.visitorId(),
        breakage.applyTo(json),
        label,
        null,
        isDeclaredRobots,
        breakage.reason());
  }

  /** The page as figures should know it: without what only says where the visitor came from. */
  private static Click withoutTracking(Click click) {
    Page page = click.page();
    int tracking = page.url().indexOf("utm_");
    if (tracking < 0) {
      return click;
    }
    return click.toBuilder()
        .page(new Page(page.url().substring(0, tracking - 1), page.title(), page.referrer()))
        .build();
  }
}
