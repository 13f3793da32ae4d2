package io.footfall.lake.schema;

import io.footfall.model.Click;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A click as a compacted file has it.
 *
 * @param behaviour what gives its visitor away as a robot that says nothing of itself; null for a
 *     person's, and where it has not been looked for
 */
public record JudgedClick(Click click, @Nullable String behaviour) {

  /** The click of a row that has this as its robot. */
  static JudgedClick of(Click click, @Nullable String robot) {
    return new JudgedClick(click, saysItself(click) ? null : robot);
  }

  /** What the robot says of itself, or else what it does; null for a person's. */
  public @Nullable String robot() {
    return saysItself(click) ? click.enrichment().botIndicator() : behaviour;
  }

  private static boolean saysItself(Click click) {
    return click.enrichment() != null && click.enrichment().isBot();
  }
}
