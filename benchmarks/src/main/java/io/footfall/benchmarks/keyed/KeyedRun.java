package io.footfall.benchmarks.keyed;

/**
 * What the keyed path did with some slices.
 *
 * @param meetings of a visitor in a slice
 * @param bytesMet of memory that those visitors had when they were met
 * @param tookNanos of the slices' pipelines, what prepares the clicks left out
 * @param cpuNanos of this process in that time
 * @param figureWrites by all slices together: rows, and documents where they are indexed
 * @param visitors that are remembered at the end
 * @param bytesPerVisitor of memory, on average, at the end
 * @param figures there are at the end
 */
record KeyedRun(
    long events,
    int slices,
    long meetings,
    long bytesMet,
    long tookNanos,
    long cpuNanos,
    long figureWrites,
    int visitors,
    long bytesPerVisitor,
    int figures) {

  double eventsPerSecond() {
    return events * 1e9 / tookNanos;
  }

  double cpuMicrosPerEvent() {
    return cpuNanos / 1e3 / events;
  }

  double figureWritesPerEvent() {
    return (double) figureWrites / events;
  }

  long visitorsPerSlice() {
    return Math.round((double) meetings / slices);
  }

  /** Of memory that a visitor has who is met. */
  long bytesPerMeeting() {
    return Math.round((double) bytesMet / meetings);
  }
}
