package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.compute.Engines;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.Profile;
import io.footfall.benchmarks.measure.Rounds;
import io.footfall.benchmarks.measure.Spread;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How fast the clickstream gets events into both stores, beside what a bare loop writes to the same
 * Cassandra. Traffic with late clicks, wrong clocks, robots and broken records lies ready in Kafka;
 * clicks sent twice are left out, so that each click of a contender is a row of its own. Every
 * run's rows are counted in Cassandra.
 */
public final class SinksBenchmark extends StoringBenchmark {

  private static final String PROFILED_RUN = "profiled";

  @Override
  void measure(
      BenchmarkSize size,
      String runnerName,
      RunnerSession session,
      BenchmarkServers servers,
      Report report)
      throws InterruptedException {
    ClickstreamContender ours =
        ClickstreamContender.ofEverything(servers, session, runnerName, size.eventsPerSlice());
    AtomicReference<VisitorMemories> memories = new AtomicReference<>();
    AtomicLong rows = new AtomicLong();
    ours.run(
        SinksTraffic.RUN,
        settings -> {
          CqlSession cassandra = CassandraSessions.get(settings.cassandra());
          memories.set(VisitorMemories.read(cassandra));
          rows.set(StoredRows.inAllTables(cassandra));
        });
    RecordedClicks clicks =
        RecordedClicks.of(servers.settings(SinksTraffic.RUN), size.eventsPerSlice());
    double rowsPerEvent = (double) rows.get() / clicks.count();
    BareLoop bare = BareLoop.ofClicks(servers, clicks);
    BareLoop rowByRow = BareLoop.ofClicksRowByRow(servers, clicks);
    BareLoop withVisitors = BareLoop.ofClicksAndVisitors(servers, clicks, memories.get());
    report.line(
        String.format(
            Locale.ROOT,
            "For each event the clickstream leaves %.2f rows, and writes %.2f of visitors (%d bytes on average) among them.",
            rowsPerEvent,
            (double) clicks.visitorRows() / clicks.count(),
            memories.get().meanBytes()));
    List<Contender> contenders = new ArrayList<>(List.of(ours, bare, rowByRow, withVisitors));
    List<Contender> peers =
        ServiceLoader.load(Engines.class).stream()
            .flatMap(more -> more.get().sinksOn(servers, size).stream())
            .toList();
    contenders.addAll(peers);
    report.line(SinksResults.header());
    Map<Contender, Measurement> cold = new HashMap<>();
    Map<Contender, List<Measurement>> measured =
        Rounds.of(size.warmUps(), size.repetitions())
            .run(
                contenders,
                (contender, measurement) -> {
                  cold.putIfAbsent(contender, measurement);
                  report.line(SinksResults.row(contender.engine(), measurement));
                });
    Profile profile = Profile.of(() -> ours.run(PROFILED_RUN, settings -> {}), SinksResults.PARTS);
    report.line("Where the clickstream's own process spends its time, in a run of its own:");
    profile
        .samples()
        .keySet()
        .forEach(part -> report.line(SinksResults.shareRow(part, profile.shareOf(part))));
    measured.forEach(
        (contender, runs) ->
            report.result(
                "BENCH", SinksResults.cell(contender.engine(), cold.get(contender), runs)));
    Map<String, Object> ratios =
        ratios(measured.get(ours), measured.get(bare), measured.get(withVisitors), rowsPerEvent);
    Rounds.ratio(measured.get(ours), measured.get(rowByRow))
        .addTo(ratios, "pipelineToBareLoopRowByRow");
    peers.forEach(
        peer ->
            Rounds.ratio(measured.get(ours), measured.get(peer))
                .addTo(ratios, "pipelineToNativeSpark"));
    report.result("RATIO", ratios);
  }

  private static Map<String, Object> ratios(
      List<Measurement> ours,
      List<Measurement> bare,
      List<Measurement> withVisitors,
      double rowsPerEvent) {
    Spread plain = Rounds.ratio(ours, bare);
    Map<String, Object> ratios = new LinkedHashMap<>();
    ratios.put("job", "sinks");
    plain.addTo(ratios, "pipelineToBareLoop");
    ratios.put("rowsPerEvent", Spread.rounded(rowsPerEvent));
    ratios.put("rowsToBareLoopsRows", Spread.rounded(plain.median() * rowsPerEvent));
    ratios.put(
        "pipelineToBareLoopWithVisitorRows",
        Spread.rounded(Rounds.ratio(ours, withVisitors).median()));
    ratios.put("cpuBareLoopToPipeline", Spread.rounded(Rounds.cpuRatio(ours, bare).median()));
    return ratios;
  }
}
