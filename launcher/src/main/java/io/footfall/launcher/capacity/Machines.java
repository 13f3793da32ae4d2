package io.footfall.launcher.capacity;

import io.footfall.model.WrongOptionException;

/**
 * What it is to run on.
 *
 * @param coresOfExecutor of each Spark executor
 * @param coresOfNode of each Cassandra node
 * @param copies of every row and record; each copy costs its node the same
 * @param utilisation how much of a core may be planned for, above 0 up to 1: the rest is for peaks,
 *     compaction, and a node that is away
 */
public record Machines(int coresOfExecutor, int coresOfNode, int copies, double utilisation) {

  public Machines {
    if (coresOfExecutor < 1 || coresOfNode < 1 || copies < 1) {
      throw new WrongOptionException(
          "--executorCores, --nodeCores and --copies must be at least 1");
    }
    if (!(utilisation > 0 && utilisation <= 1)) {
      throw new WrongOptionException("--utilisation must lie above 0 and up to 1: " + utilisation);
    }
  }

  /** Four cores each, as on the machine of the benchmarks; three copies; six tenths of a core. */
  public static Machines usual() {
    return new Machines(4, 4, 3, 0.6);
  }
}
