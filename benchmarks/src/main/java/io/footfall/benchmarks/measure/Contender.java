package io.footfall.benchmarks.measure;

/** Who does the job, in his own way. */
public interface Contender {

  /** As results call him. */
  String engine();

  /** Does the job once, from the same start each time, and cleans up outside the measured time. */
  Measurement run(int round) throws InterruptedException;
}
