package io.footfall.services;

import io.footfall.services.process.ChildProcess;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.LogTail;
import io.footfall.services.process.PortOwner;
import io.footfall.services.process.ServerProgram;
import io.footfall.services.readiness.Readiness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server: its address, its process, and the ways to trouble it. It keeps its ports and its data
 * over every {@link #restart}. For one thread at a time, but for {@link #stop}.
 */
public final class LocalService {

  private static final Logger LOG = LoggerFactory.getLogger(LocalService.class);

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration ASK_EVERY = Duration.ofMillis(50);
  private static final int PORT_CHOICES = 3;

  private final Service service;
  private final ServerProgram program;
  private final int heapMegabytes;
  private final Path folder;
  private final Path logFile;
  private final MoreConfiguration more;

  private volatile Map<String, Integer> ports = Map.of();
  private volatile ChildProcess process;
  private volatile Duration startedIn = Duration.ZERO;

  LocalService(
      Service service,
      ServerProgram program,
      int heapMegabytes,
      Path folder,
      Path logFile,
      MoreConfiguration more) {
    this.service = service;
    this.program = program;
    this.heapMegabytes = heapMegabytes;
    this.folder = folder;
    this.logFile = logFile;
    this.more = more;
  }

  public Service service() {
    return service;
  }

  public int heapMegabytes() {
    return heapMegabytes;
  }

  /** The log of every start so far. */
  public Path logFile() {
    return logFile;
  }

  /** Of the last start, even if the process has ended since. */
  public long pid() {
    return process.pid();
  }

  /** From the last start to the first answer. */
  public Duration startedIn() {
    return startedIn;
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /**
   * The port that the server has in that role: {@code client}, or one that was added to its
   * configuration.
   */
  public int port(String role) {
    return ports.get(role);
  }

  /** In order, within about 8 s; by force if need be. Its data stays. */
  public void stop() {
    ChildProcess running = process;
    if (running != null) {
      running.stop();
    }
  }

  /** As {@code kill -9}. Its data stays, as far as it was written. */
  public void kill() {
    process.kill();
  }

  /** Freezes it: connections stay open, nothing answers, until {@link #resume}. */
  public void pause() {
    process.pause();
  }

  public void resume() {
    process.resume();
  }

  /**
   * Stops it if it runs, and starts it with the same ports, data and heap. Returns when it answers.
   *
   * @throws ServiceFailedException if it does not come up
   */
  public void restart() {
    process.stop();
    launch();
  }

  /** The first start. A port that another process takes before the server does is chosen anew. */
  void start(LocalPorts choice) {
    for (int left = PORT_CHOICES - 1; ; left--) {
      ports = choice.choose(more.and(service.portRoles()));
      try {
        launch();
        return;
      } catch (ServiceFailedException e) {
        if (left == 0 || ports.values().stream().allMatch(LocalPorts::isFree)) {
          throw e;
        }
        LOG.info("{} lost a port of {} to another process; choosing anew", service.title(), ports);
      }
    }
  }

  private void launch() {
    long begin = System.nanoTime();
    long logBegin = 0;
    try {
      logBegin = LogTail.end(logFile);
      more.write(folder);
      List<String> settings =
          ports.entrySet().stream().map(port -> port.getKey() + "=" + port.getValue()).toList();
      process = ChildProcess.start(program, heapMegabytes, folder, settings, logFile);
    } catch (IOException e) {
      throw failed("its process cannot be started", OptionalInt.empty(), logBegin, e);
    }
    awaitAnswer(begin, logBegin);
    startedIn = Duration.ofNanos(System.nanoTime() - begin);
    LOG.info("{} answers at {} after {} ms", service.title(), ports, startedIn.toMillis());
  }

  private void awaitAnswer(long begin, long logBegin) {
    Readiness readiness = service.readiness(ports);
    IOException lastRefusal = null;
    while (System.nanoTime() - begin < READY_WITHIN.toNanos()) {
      if (process.endsWithin(ASK_EVERY)) {
        throw failed("its process ended", process.exitCode(), logBegin, lastRefusal);
      }
      try {
        if (readiness.answers() && ownsItsPorts()) {
          return;
        }
      } catch (IOException e) {
        lastRefusal = e;
      }
    }
    process.kill();
    throw failed("no answer within " + READY_WITHIN, OptionalInt.empty(), logBegin, lastRefusal);
  }

  private boolean ownsItsPorts() {
    return ports.values().stream().allMatch(port -> PortOwner.is(process.pid(), port));
  }

  private ServiceFailedException failed(
      String ending, OptionalInt exitCode, long logBegin, IOException cause) {
    return new ServiceFailedException(
        service, ending, exitCode, logFile, LogTail.of(logFile, logBegin), cause);
  }
}
