package io.footfall.benchmarks.memory;

import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.NoRetries;
import io.footfall.pipelines.slices.SliceReport;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects garbage after every so many slices, and notes what is left. */
final class HeapAfterSlices implements NoRetries {

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final int every;
  private final HeapTrend trend;
  private final Report report;
  private final String runnerName;

  HeapAfterSlices(int every, HeapTrend trend, Report report, String runnerName) {
    this.every = every;
    this.trend = trend;
    this.report = report;
    this.runnerName = runnerName;
  }

  @Override
  public void finished(SliceReport slice) {
    long number = slice.slice().number();
    if (number % every != 0) {
      return;
    }
    // The second collection takes what cleaners and weak references let go of in the first
    memory.gc();
    memory.gc();
    long left = memory.getHeapMemoryUsage().getUsed();
    trend.add(number, left);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("job", "memory");
    line.put("engine", "clickstream-" + runnerName);
    line.put("slice", number);
    line.put("heapAfterCollectionKilobytes", left >> 10);
    report.result("BENCH", line);
  }
}
