package io.footfall.launcher.soak;

import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.verify.Verification;
import io.footfall.services.LocalService;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Traffic and a clickstream process on embedded servers, and faults that befall any of them, one
 * after the other. Each window ends in quiet: what is down is started, the topic is read to its
 * end, and the stores are held against the truth of everything sent so far.
 */
public final class Soak {

  /** How this process waits: until a person wishes the end. */
  @FunctionalInterface
  public interface Waiting {

    /** Waits so long at the most; true as soon as the end is wished. */
    boolean endsWithin(Duration time) throws InterruptedException;
  }

  /** A slice that keeps failing is given up by the process; each start has three attempts. */
  private static final int MOST_DRAINS = 5;

  private final LocalServices services;
  private final ClickstreamSettings settings;
  private final ClickstreamProcess pipeline;
  private final FaultPlan plan;
  private final Waiting waiting;
  private final Truth truth = new Truth();
  private final Map<String, Integer> faults = new TreeMap<>();

  Soak(
      LocalServices services,
      ClickstreamSettings settings,
      ClickstreamProcess pipeline,
      FaultPlan plan,
      Waiting waiting) {
    this.services = services;
    this.settings = settings;
    this.pipeline = pipeline;
    this.plan = plan;
    this.waiting = waiting;
  }

  /** What has been sent so far. */
  public Truth truth() {
    return truth;
  }

  /** How often each fault has befallen its target. */
  public Map<String, Integer> faults() {
    return Map.copyOf(faults);
  }

  /** One window: traffic from the seed under faults for so long, then quiet and the stores. */
  public Verification window(long seed, double recordsPerSecond, Duration length)
      throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    if (!pipeline.isAlive()) {
      pipeline.restart();
    }
    try (WindowTraffic traffic = WindowTraffic.start(settings, truth, seed, recordsPerSecond)) {
      Fault fault = plan.next();
      while (System.nanoTime() < end && !waiting.endsWithin(fault.after())) {
        befall(fault);
        fault = plan.next();
      }
      traffic.end();
    }
    drain();
    return Verification.of(settings);
  }

  private void befall(Fault fault) throws InterruptedException {
    if (!pipeline.isAlive()) {
      // It may give up while a store is away; its operator starts it again
      pipeline.restart();
    }
    faults.merge(fault.name(), 1, Integer::sum);
    begin(fault);
    boolean unused = waiting.endsWithin(fault.lasts());
    end(fault);
  }

  private void begin(Fault fault) throws InterruptedException {
    boolean kills = fault.way() == Fault.Way.KILL;
    if (fault.target() == Fault.Target.PIPELINE) {
      if (kills) {
        pipeline.kill();
      } else {
        pipeline.freeze();
      }
    } else if (kills) {
      server(fault).kill();
    } else {
      server(fault).pause();
    }
  }

  private void end(Fault fault) throws InterruptedException {
    boolean killed = fault.way() == Fault.Way.KILL;
    if (fault.target() == Fault.Target.PIPELINE) {
      if (killed) {
        pipeline.restart();
      } else {
        pipeline.thaw();
      }
    } else if (killed) {
      server(fault).restart();
    } else {
      server(fault).resume();
    }
  }

  private LocalService server(Fault fault) {
    return services.get(Service.valueOf(fault.target().name()));
  }

  private void drain() throws InterruptedException {
    if (pipeline.isAlive()) {
      pipeline.end();
    }
    for (int drains = 1; !pipeline.drain(); drains++) {
      if (drains == MOST_DRAINS) {
        throw new IllegalStateException(
            "The topic of "
                + settings.source()
                + " was not read to its end in "
                + drains
                + " starts");
      }
    }
    // Connections that this process has kept may be to servers that are gone
    CassandraSessions.closeAll();
  }
}
