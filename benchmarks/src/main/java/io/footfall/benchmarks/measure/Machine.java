package io.footfall.benchmarks.measure;

import io.footfall.benchmarks.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a figure was taken on, without which it says nothing. */
public final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Says processor, cores, this JVM and its heap, and how busy the machine is already. */
  public static void tell(Report report) {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", System.getProperty("java.version"));
    machine.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    machine.put("loadBefore", Math.round(loadNow() * 10) / 10.0);
    machine.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    report.result("MACHINE", machine);
  }

  private static double loadNow() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processor() {
    if (!Files.isReadable(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(PROCESSORS + " can't be read", e);
    }
  }
}
