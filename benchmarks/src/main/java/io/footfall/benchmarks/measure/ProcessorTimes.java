package io.footfall.benchmarks.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What processes have spent so far, user and system, garbage collection and compilation included;
 * the system counts in hundredths of a second.
 */
public final class ProcessorTimes {

  /** The name of the process that measures. */
  public static final String OWN = "own";

  private final Map<String, ProcessHandle> processes;

  private ProcessorTimes(Map<String, ProcessHandle> processes) {
    this.processes = processes;
  }

  /** Of this process and of those, by name. */
  public static ProcessorTimes of(Map<String, Long> pids) {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    processes.put(OWN, ProcessHandle.current());
    pids.forEach(
        (name, pid) ->
            processes.put(
                name,
                ProcessHandle.of(pid)
                    .orElseThrow(
                        () -> new IllegalArgumentException("No process " + pid + " of " + name))));
    return new ProcessorTimes(processes);
  }

  /** The time of each process until now. */
  public Map<String, Duration> read() {
    Map<String, Duration> times = new LinkedHashMap<>();
    processes.forEach(
        (name, process) ->
            times.put(
                name,
                process
                    .info()
                    .totalCpuDuration()
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "The system tells no processor time of " + name))));
    return times;
  }

  /** The time of each process since that reading. */
  public Map<String, Duration> since(Map<String, Duration> before) {
    Map<String, Duration> times = new LinkedHashMap<>(read());
    times.replaceAll((name, now) -> now.minus(before.get(name)));
    return times;
  }
}
