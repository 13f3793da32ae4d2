package io.footfall.figures;

import io.footfall.model.Click;

/**
 * The example of docs/extending.md: views by the size of the screen. A click without one adds
 * nothing, a robot's neither.
 */
final class ScreenFigures implements FigureRule<Click> {

  @Override
  public void count(Click click, FigureSheet sheet) {
    boolean isRobot = click.enrichment() != null && click.enrichment().isBot();
    if (click.screen() == null || isRobot || !click.eventType().isView()) {
      return;
    }
    // A kind of its own, SCREEN(HOUR, DAY), where it is there to stay
    TallyBuilder tally =
        sheet.at(FigureKind.DEVICE, click.occurredAt(), "screen " + click.screen());
    tally.add(Measure.VIEWS, 1);
    tally.addVisitor(VisitorSet.hashOf(click.visitorId()));
  }
}
