package io.footfall.benchmarks;

import io.footfall.pipelines.runner.RunnerSession;

/**
 * Something worth measuring. Comes in: how much of it, and a runner. Goes out, to the report: a
 * {@code BENCH} line for each contender, a table, and the {@code RATIO} line at the end. Starts its
 * own servers and leaves nothing behind.
 */
@FunctionalInterface
public interface BenchmarkJob {

  /**
   * Measures, and returns when all has been said.
   *
   * @param runnerName as people call it
   * @throws IllegalStateException when a contender did not do what it is measured for
   */
  void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException;
}
