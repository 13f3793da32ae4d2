package io.footfall.launcher.soak;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that goes wrong.
 *
 * @param after how long after the one before is over
 * @param lasts until what was killed is started again, or what was frozen goes on
 */
public record Fault(Target target, Way way, Duration after, Duration lasts) {

  /** What it befalls: a server, or the process of the pipeline. */
  public enum Target {
    KAFKA,
    CASSANDRA,
    ELASTICSEARCH,
    PIPELINE
  }

  /** How: {@code kill -9}, or SIGSTOP. */
  public enum Way {
    KILL,
    FREEZE
  }

  /** As the report counts it: {@code kill cassandra}. */
  public String name() {
    return (way + " " + target).toLowerCase(Locale.ROOT);
  }
}
