package io.footfall.testing;

import io.footfall.coders.FindingCoder;
import io.footfall.coders.OutcomeCoder;
import io.footfall.figures.CountFigures;
import io.footfall.figures.Figure;
import io.footfall.figures.MergeFigures;
import io.footfall.model.Finding;
import io.footfall.model.Outcome;
import io.footfall.model.VisitorBuckets;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.visits.FollowVisitors;
import io.footfall.visits.VisitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/**
 * Runs slices through the main line, and keeps what came out of it. The runner is anyone whose
 * workers are threads of this JVM.
 */
public final class SliceRun {

  private static final Map<String, Queue<Finding>> FINDINGS = new ConcurrentHashMap<>();
  private static final Map<String, Queue<Figure>> FIGURES = new ConcurrentHashMap<>();

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(8);

  private final String id;
  private final VisitRules rules;
  private String lastRun = "";
  private final PipelineOptions options;

  private SliceRun(String id, VisitRules rules, PipelineOptions options) {
    this.id = id;
    this.rules = rules;
    this.options = options;
  }

  /** On the stores of that id, by the runner that the options name. */
  public static SliceRun on(String id, VisitRules rules, PipelineOptions options) {
    return new SliceRun(id, rules, options);
  }

  /** Runs the slice to its end, and returns its findings. */
  public List<Finding> run(SliceOfTraffic traffic) {
    return run(traffic, Integer.MAX_VALUE);
  }

  /** Runs the slice until it has written so often, and breaks off. */
  public List<Finding> run(SliceOfTraffic traffic, int breakAfter) {
    lastRun = UUID.randomUUID().toString();
    FaultyDisk disk = FaultyDisk.of(id, lastRun);
    disk.breakAfter(breakAfter);
    FINDINGS.put(lastRun, new ConcurrentLinkedQueue<>());
    FIGURES.put(lastRun, new ConcurrentLinkedQueue<>());
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(Create.of(new ArrayList<Outcome>(traffic.outcomes())).withCoder(OutcomeCoder.of()))
        .apply(
            FollowVisitors.of(traffic.slice(), MemoryVisitorStore.of(id, disk))
                .withRules(rules)
                .withBuckets(BUCKETS))
        .apply(ParDo.of(new KeepFindings(lastRun, MemoryRows.of(id, disk))))
        .setCoder(FindingCoder.of())
        .apply(CountFigures.of(traffic.slice()).deferringIn(MemoryDeferredFigures.of(id, disk)))
        .apply(MergeFigures.of(traffic.slice(), MemoryFigureStore.of(id, disk)))
        .apply(ParDo.of(new KeepFigures(lastRun)));
    pipeline.run().waitUntilFinish();
    return new ArrayList<>(FINDINGS.get(lastRun));
  }

  /** The figures that the last run handed on to be indexed. */
  public List<Figure> handedOn() {
    return new ArrayList<>(FIGURES.get(lastRun));
  }

  /**
   * On copies of the stores as they stand, with nothing written to them yet, by the runner that the
   * options name.
   */
  public SliceRun copy(PipelineOptions options) {
    SliceRun copy = new SliceRun(UUID.randomUUID().toString(), rules, options);
    copy.visitors().rows().putAll(visitors().rows());
    copy.rows().rows().putAll(rows().rows());
    copy.figures().rows().putAll(figures().rows());
    deferred().copyTo(copy.deferred());
    return copy;
  }

  /** Writes to all stores so far. */
  public int writes() {
    return FaultyDisk.of(id, lastRun).writes();
  }

  public MemoryRows rows() {
    return MemoryRows.of(id, FaultyDisk.of(id, lastRun));
  }

  public MemoryVisitorStore visitors() {
    return MemoryVisitorStore.of(id, FaultyDisk.of(id, lastRun));
  }

  public MemoryFigureStore figures() {
    return MemoryFigureStore.of(id, FaultyDisk.of(id, lastRun));
  }

  public MemoryDeferredFigures deferred() {
    return MemoryDeferredFigures.of(id, FaultyDisk.of(id, lastRun));
  }

  private static final class KeepFindings extends DoFn<Finding, Finding> {
    private final String id;
    private final MemoryRows rows;

    KeepFindings(String id, MemoryRows rows) {
      this.id = id;
      this.rows = rows;
    }

    @ProcessElement
    public void keep(@Element Finding finding, OutputReceiver<Finding> passedOn) {
      rows.write(finding);
      FINDINGS.get(id).add(finding);
      passedOn.output(finding);
    }
  }

  private static final class KeepFigures extends DoFn<Figure, Void> {
    private final String id;

    KeepFigures(String id) {
      this.id = id;
    }

    @ProcessElement
    public void keep(@Element Figure figure) {
      FIGURES.get(id).add(figure);
    }
  }
}
