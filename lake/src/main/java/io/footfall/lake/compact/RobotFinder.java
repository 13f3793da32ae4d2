package io.footfall.lake.compact;

import io.footfall.model.Remark;
import io.footfall.visits.RobotStretches;
import io.footfall.visits.VisitRules;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Tells whose clicks are a robot's that says nothing of itself, by the rules of the clickstream. A
 * stretch that was known for a robot's stays one, also when the clicks that gave it away are not at
 * hand: no click takes a verdict back. Clicks that no memory had room for are in no stretch, and
 * are a robot's each.
 */
final class RobotFinder {

  private static final RobotStretches STRETCHES = RobotStretches.by(VisitRules.defaults());

  private RobotFinder() {}

  /**
   * Looks through clicks without duplicates.
   *
   * @param ids those of a visitor stand together
   * @param verdicts takes each click whose file does not say so yet
   */
  static void find(List<ClickId> ids, BiConsumer<ClickId, Amendment> verdicts) {
    int from = 0;
    for (int i = 1; i <= ids.size(); i++) {
      if (i == ids.size() || !ids.get(i).visitorId().equals(ids.get(from).visitorId())) {
        judgeVisitor(ids.subList(from, i), verdicts);
        from = i;
      }
    }
  }

  private static void judgeVisitor(List<ClickId> clicks, BiConsumer<ClickId, Amendment> verdicts) {
    STRETCHES.judge(
        clicks.stream().filter(ClickId::isRemembered).toList(),
        (stretch, behaviour) -> judge(stretch, behaviour, verdicts));
    judge(
        clicks.stream().filter(click -> click.remark() == Remark.Subject.OVERFLOWED).toList(),
        RobotStretches.OVERFLOW,
        verdicts);
  }

  private static void judge(
      List<ClickId> stretch, @Nullable String behaviour, BiConsumer<ClickId, Amendment> verdicts) {
    String verdict = behaviour == null ? earlier(stretch) : behaviour;
    if (verdict == null) {
      return;
    }
    for (ClickId click : stretch) {
      if (!click.saysItself() && !verdict.equals(click.robot())) {
        verdicts.accept(click, Amendment.judge(click, verdict));
      }
    }
  }

  private static @Nullable String earlier(List<ClickId> stretch) {
    return stretch.stream()
        .filter(click -> !click.saysItself())
        .map(ClickId::robot)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
