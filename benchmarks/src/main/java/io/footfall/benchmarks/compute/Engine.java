package io.footfall.benchmarks.compute;

/** Who does a workload in his own way, and can say what he found. */
public interface Engine {

  /** As results call it. */
  String name();

  /**
   * Makes ready what a long-running job finds ready: tables, folders, empty.
   *
   * @param runName no other run has it: for state, checkpoints and consumer groups
   */
  Run prepare(Workload workload, String runName);

  /** One run over the topic, from its first record to its last, from empty state. */
  interface Run extends AutoCloseable {

    /** Works off the topic; this is what is measured. */
    void workOff() throws InterruptedException;

    /** What the state says that it left. */
    ComputeResult result();

    /** Throws the state away. */
    @Override
    void close();
  }
}
