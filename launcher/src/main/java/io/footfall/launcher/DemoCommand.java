package io.footfall.launcher;

import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.options.SliceOptions;
import io.footfall.launcher.options.TrafficOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.verify.Verification;
import io.footfall.services.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code footfall demo}: everything from nothing, checked at the end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Start servers, traffic and the clickstream pipeline, and check at the end that nothing was lost and nothing counted"
            + " twice. A server that the command line names is used instead of an embedded one.")
final class DemoCommand implements Callable<Integer> {

  private static final int PARTITIONS = 4;
  private static final String NO_SHOP = "http://localhost:8080";

  private final StopSignal stop;
  private final Console console;

  @Spec private CommandSpec command;
  @Mixin private TrafficOptions traffic;
  @Mixin private ClickstreamOptions clickstream;
  @Mixin private SliceOptions slices;
  @Mixin private RunnerOptions runner;

  @Mixin private DemoOptions demo;

  DemoCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    demo.requireSense();
    traffic.requireSense(clickstream.preparation().maxLateness());
    slices.requireSense();
    RunnerProfile profile = RunnerProfile.onClassPath();
    List<String> runnerArguments = runner.arguments();
    GivenServers.passedOver(command).stream().map(DemoCommand::passedOver).forEach(console::line);
    console.line("Footfall on the " + profile.name() + " runner. Starting servers ...");
    try (DemoServers servers =
            DemoServers.start(GivenServers.of(command), demo.dataFolder(), demo.keepsData());
        BoundedLogs logs = BoundedLogs.in(servers.dataFolder());
        RunnerSession session = profile.open(runnerArguments)) {
      servers.describe(console);
      ClickstreamSettings settings = servers.settings(clickstream);
      ClickstreamStores.create(settings, PARTITIONS, 1);
      try (DemoCompanions companions =
          DemoCompanions.start(
              companionParts(),
              settings,
              clickstream,
              traffic.seed(),
              servers.dataFolder(),
              runnerArguments)) {
        console.result("ADDRESSES", addresses(servers, session, companions));
        return run(servers, settings, session, companions);
      }
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private int run(
      DemoServers servers,
      ClickstreamSettings settings,
      RunnerSession session,
      DemoCompanions companions)
      throws InterruptedException {
    long start = System.currentTimeMillis();
    TrafficProfile profile = traffic.profile(start - demo.history().toMillis());
    Optional<DemoOffers> sending = sending(servers, settings, companions, profile.startMillis());
    console.line(
        String.format(
            Locale.ROOT,
            "Traffic: %,.0f records/s, seed %d, %s. %s",
            profile.recordsPerSecond(),
            profile.seed(),
            traffic.faults(),
            demo.end()));
    List<LiveTraffic.Part> parts = new ArrayList<>();
    sending.ifPresent(offered -> parts.add(offered.traffic()));
    parts.add(new LiveTraffic.Part(profile, demo.extent(start)));
    DemoRun.Outcome outcome =
        new DemoRun(stop, console, settings, session, slices, companions)
            .run(parts, record -> sending.ifPresent(offered -> offered.truth().add(record)));
    console.line("Traffic has ended. Checking from outside ...");
    SelfCheck check =
        new SelfCheck(
            outcome,
            Verification.of(settings),
            companions.lake().map(lake -> new SelfCheck.Landed(lake.folder(), lake.awaitLanded())));
    check.summary().forEach(console::line);
    boolean figuresAgree =
        !demo.verifies()
            || new DemoCheck(console, settings, session, companions.lake().map(LiveLake::folder))
                .figuresAgree(check.differences().size());
    List<String> wrongMails = new ArrayList<>();
    if (sending.isPresent()) {
      wrongMails.addAll(sending.get().run(session, demo.offerRuns()));
      wrongMails.forEach(difference -> console.line("DIFFERENCE: " + difference));
    }
    if (demo.keepsData()) {
      console.line("The data stay in " + servers.dataFolder() + ".");
    }
    console.result("LEDGER", check.line());
    return check.differences().isEmpty() && wrongMails.isEmpty() && figuresAgree ? 0 : 1;
  }

  private static String passedOver(String option) {
    return option
        + " of the environment or the file of options is passed over: a demo's traffic is made up, and goes to other servers than"
        + " its own only where the command line names them.";
  }

  private Optional<DemoOffers> sending(
      DemoServers servers,
      ClickstreamSettings settings,
      DemoCompanions companions,
      long beforeMillis) {
    if (demo.offerRuns() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        DemoOffers.prepare(
            console,
            settings,
            servers.mail(),
            DemoLinkKey.in(servers.dataFolder()),
            URI.create(companions.addresses().getOrDefault("storefront", NO_SHOP)),
            traffic.seed(),
            beforeMillis));
  }

  private static Map<String, String> addresses(
      DemoServers servers, RunnerSession session, DemoCompanions companions) {
    Map<String, String> addresses = new LinkedHashMap<>();
    servers
        .addresses()
        .forEach(
            (service, address) -> addresses.put(service.name().toLowerCase(Locale.ROOT), address));
    addresses.putAll(companions.addresses());
    if (!session.uiAddress().isEmpty()) {
      addresses.put("runner", session.uiAddress());
    }
    return addresses;
  }

  /** A lake of its own needs a topic and a journal of its own. */
  private Set<DemoCompanions.Part> companionParts() {
    Set<DemoCompanions.Part> parts = demo.parts();
    Set<Service> given = GivenServers.of(command);
    if (given.contains(Service.KAFKA) || given.contains(Service.CASSANDRA)) {
      parts.remove(DemoCompanions.Part.LAKE);
    }
    return parts;
  }
}
