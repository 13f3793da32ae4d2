package io.footfall.runner.spark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.services.process.ChildProcess;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A standalone cluster on this machine: a master and workers, a process each, on the class path of
 * a Spark download, not on this test's. What a worker starts ends with it, and all end with this
 * JVM.
 */
public final class SparkCluster implements AutoCloseable {

  private static final int DAEMON_HEAP_MEGABYTES = 192;
  private static final int WORKER_CORES = 3;

  /** For one executor of 1 GB and a driver in cluster mode. */
  private static final int WORKER_MEGABYTES = 2_048;

  /** A bound on hanging: a worker takes two seconds on a machine that has them to give. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final SparkDownload spark;
  private final Map<String, String> environment;
  private final Map<String, Integer> ports;
  private final ChildProcess master;
  private final List<ChildProcess> workers = new ArrayList<>();
  private int workersStarted;

  private SparkCluster(Path folder, Map<String, String> more, Map<String, String> settings)
      throws IOException {
    this.folder = folder;
    this.spark = SparkDownload.at(folder.resolve("home"), settings);
    this.environment = new HashMap<>(spark.environment());
    this.environment.putAll(more);
    this.ports =
        LocalPorts.anyFree(new SecureRandom())
            .choose(List.of(new PortRole("client", 7077), new PortRole("page", 8080)));
    this.master =
        start(
            "master",
            List.of("role=master", "client=" + clientPort(), "page=" + ports.get("page")));
  }

  /** A cluster of so many workers, once all of them are alive. */
  public static SparkCluster start(Path folder, int workers) throws IOException {
    return start(folder, workers, Map.of(), Map.of());
  }

  /**
   * The same where its machines have more in their environment, and settings in their {@code
   * spark-defaults.conf}.
   */
  public static SparkCluster start(
      Path folder, int workers, Map<String, String> environment, Map<String, String> settings)
      throws IOException {
    SparkCluster cluster = new SparkCluster(folder, environment, settings);
    try {
      for (int worker = 0; worker < workers; worker++) {
        cluster.addWorker();
      }
      return cluster;
    } catch (RuntimeException | IOException e) {
      cluster.close();
      throw e;
    }
  }

  /** Starts one more worker, and waits until the master knows it. */
  public void addWorker() throws IOException {
    int alive = workers.size() + 1;
    workers.add(
        start(
            "worker-" + workersStarted++,
            List.of(
                "role=worker",
                "master=" + clientPort(),
                "cores=" + WORKER_CORES,
                "memory=" + WORKER_MEGABYTES)));
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> state().get("aliveworkers").asInt() >= alive);
  }

  /** {@code kill -9} of the worker that has run longest; what it had started notices and ends. */
  public void killWorker() {
    workers.remove(0).kill();
  }

  /** The executors that run now. */
  public List<ProcessHandle> executors() {
    return startedByWorkers("CoarseGrainedExecutorBackend");
  }

  /** The drivers in cluster mode that run now. */
  public List<ProcessHandle> drivers() {
    return startedByWorkers("DriverWrapper");
  }

  /** What the master's page says of the cluster, as {@code /json/} gives it. */
  public JsonNode state() throws IOException {
    return JSON.readTree(URI.create(page() + "/json/").toURL().openStream());
  }

  /** The address of the master's pages. */
  public String page() {
    return "http://127.0.0.1:" + ports.get("page");
  }

  /** What the drivers in cluster mode have printed. */
  public String driverOutput() {
    return String.join(
        "\n", texts(file -> isNamed("stdout", file) && isNamed("driver-", file.getParent())));
  }

  /** What the cluster's processes have printed and logged, by file. */
  public Map<Path, String> everyLog() throws IOException {
    Map<Path, String> logs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(SparkCluster::isLog).toList()) {
        logs.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return logs;
  }

  private static boolean isLog(Path file) {
    return isNamed("stdout", file) || isNamed("stderr", file) || file.toString().endsWith(".log");
  }

  /** What each executor of that application has logged, those that have ended among them. */
  public List<String> executorLogs(String application) {
    return texts(
        file -> isNamed("stderr", file) && isNamed(application, file.getParent().getParent()));
  }

  /** The application that runs now. */
  public String application() throws IOException {
    return state().get("activeapps").get(0).get("id").asText();
  }

  private List<String> texts(Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(wanted).toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("What workers' processes have written can't be read", e);
    }
  }

  private static boolean isNamed(String prefix, Path file) {
    return file.getFileName().toString().startsWith(prefix);
  }

  /** Where applications connect to. */
  public String address() {
    return "spark://127.0.0.1:" + clientPort();
  }

  /** The master's log and those of the workers, and under them what these started has written. */
  public Path folder() {
    return folder;
  }

  /** The Spark that it runs. */
  SparkDownload spark() {
    return spark;
  }

  @Override
  public void close() {
    workers.forEach(ChildProcess::kill);
    master.kill();
  }

  private int clientPort() {
    return ports.get("client");
  }

  private List<ProcessHandle> startedByWorkers(String mainClass) {
    return workers.stream()
        .map(ChildProcess::pid)
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(ProcessHandle::descendants)
        .filter(process -> commandLine(process).contains(mainClass))
        .toList();
  }

  /** As {@code ps} gives it: the JDK does not tell of one as long as a class path. */
  private static String commandLine(ProcessHandle process) {
    try {
      Process ps =
          new ProcessBuilder("ps", "-ww", "-o", "args=", "-p", Long.toString(process.pid()))
              .start();
      return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("There is no 'ps' to ask for process " + process.pid(), e);
    }
  }

  private ChildProcess start(String name, List<String> settings) throws IOException {
    return ChildProcess.start(
        spark.program(),
        DAEMON_HEAP_MEGABYTES,
        folder.resolve(name),
        settings,
        environment,
        folder.resolve(name + ".log"));
  }
}
