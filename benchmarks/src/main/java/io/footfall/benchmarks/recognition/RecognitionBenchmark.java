package io.footfall.benchmarks.recognition;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.keyed.MemoryStores;
import io.footfall.benchmarks.keyed.PreparedSlices;
import io.footfall.generators.traffic.Label;
import io.footfall.generators.traffic.Origins;
import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.model.Click;
import io.footfall.model.Finding;
import io.footfall.model.Outcome;
import io.footfall.model.Reconsidered;
import io.footfall.model.Slice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.visits.FollowVisitors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/**
 * How well robots are told from people, and visits put down to channels, against the generator's
 * labels. A {@code RECOGNITION} line for each thing that there is to recognise: precision is the
 * share of what was taken for it that was it, recall the share of what was it that was taken for
 * it. Counted by click for robots, by landing page for channels.
 */
public final class RecognitionBenchmark implements BenchmarkJob {

  private static final long START = 1_772_323_200_000L;

  /** By event id: what the workers, which are threads of this JVM, found to be a robot's. */
  private static final Map<UUID, String> ROBOTS = new ConcurrentHashMap<>();

  private final Map<UUID, Label> labels = new HashMap<>();
  private final Map<String, Recognised> channels = new TreeMap<>();

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report) {
    TrafficProfile profile =
        TrafficProfile.builder(size.seed(), START).duplicateShare(0).conflictShare(0).build();
    PreparedSlices slices =
        PreparedSlices.of(profile, size.events(), size.eventsPerSlice(), this::witness);
    ROBOTS.clear();
    try (MemoryStores stores = MemoryStores.open(UUID.randomUUID().toString())) {
      while (slices.hasNext()) {
        Slice slice = slices.next();
        session.run(
            "footfall-recognition-" + slice.number(),
            "benchmark of recognition, slice " + slice.number(),
            pipeline ->
                pipeline
                    .apply("Read", PreparedSlices.read(slice))
                    .apply("FollowVisitors", FollowVisitors.of(slice, stores.visitors()))
                    .apply("KeepRobots", ParDo.of(new KeepRobots())));
      }
    }
    sayRobots(report);
    channels.forEach((channel, recognised) -> say("channel", channel, recognised, report));
  }

  private void sayRobots(Report report) {
    Recognised declared = new Recognised();
    Recognised disguised = new Recognised();
    Recognised all = new Recognised();
    labels.forEach(
        (id, label) -> {
          boolean taken = ROBOTS.containsKey(id);
          boolean isDisguised = label == Label.BOT_IN_DISGUISE;
          all.add(taken, label == Label.BOT || isDisguised);
          if (!isDisguised) {
            declared.add(taken && !isByBehaviour(id), label == Label.BOT);
          }
          if (label != Label.BOT) {
            disguised.add(taken && isByBehaviour(id), isDisguised);
          }
        });
    say("robots", "by what they say", declared, report);
    say("robots", "by what they do", disguised, report);
    say("robots", "together", all, report);
  }

  private static boolean isByBehaviour(UUID id) {
    return ROBOTS.get(id).contains("behaviour:");
  }

  private static void say(String what, String name, Recognised recognised, Report report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("what", what);
    line.put("name", name);
    line.putAll(recognised.fields());
    report.result("RECOGNITION", line);
  }

  private void witness(SentRecord record, Outcome outcome) {
    if (!(outcome instanceof Click click) || record.click() == null) {
      return;
    }
    labels.put(click.eventId(), record.label());
    Optional<String> expected = Origins.channelOf(record);
    if (expected.isPresent()) {
      String found = click.enrichment().trafficSource().channel();
      for (String channel : new String[] {expected.get(), found}) {
        channels.computeIfAbsent(channel, name -> new Recognised());
      }
      channels.forEach(
          (channel, recognised) ->
              recognised.add(found.equals(channel), expected.get().equals(channel)));
    }
  }

  private static final class KeepRobots extends DoFn<Finding, Void> {
    @ProcessElement
    public void keep(@Element Finding finding) {
      if (finding instanceof Click click && click.enrichment().isBot()) {
        ROBOTS.put(click.eventId(), click.enrichment().botIndicator());
      } else if (finding instanceof Reconsidered reconsidered) {
        ROBOTS.put(reconsidered.storedId(), reconsidered.verdict());
      }
    }
  }
}
