package io.footfall.launcher;

import io.footfall.generators.send.Extent;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.options.SliceOptions;
import io.footfall.launcher.options.TrafficOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.verify.Verification;
import io.footfall.services.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall demo}: everything from nothing, checked at the end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Start servers, traffic and the clickstream pipeline, and check at the end that nothing was lost and nothing counted"
            + " twice. A server that an option names is used instead of an embedded one.")
final class DemoCommand implements Callable<Integer> {

  private static final int PARTITIONS = 4;
  private static final String NO_SHOP = "http://localhost:8080";

  /** After Ctrl-C the topic is read to its end, unless that takes longer than people wait. */
  private static final Executor LAST_SLICES =
      CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

  private final StopSignal stop;
  private final Console console;

  @Spec private CommandSpec command;
  @Mixin private TrafficOptions traffic;
  @Mixin private ClickstreamOptions clickstream;
  @Mixin private SliceOptions slices;
  @Mixin private RunnerOptions runner;

  @Option(
      names = "--seconds",
      description = "End by itself after so many seconds of live traffic (default: at Ctrl-C).")
  private @Nullable Long seconds;

  @Option(
      names = "--history",
      paramLabel = "DURATION",
      description =
          "Traffic of the time before the start, sent as fast as it goes (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT5M")
  private Duration history;

  @Option(
      names = "--dataFolder",
      description = "Where the embedded servers keep their data (default: a temporary one).")
  private @Nullable Path dataFolder;

  @Option(
      names = "--no-shop",
      negatable = true,
      description = "Leave out the shop to click in and its collector.")
  private boolean withoutShop;

  @Option(
      names = "--offers",
      paramLabel = "TIMES",
      description =
          "Let shoppers come all week, send the frequent ones their offers at the end, once or twice, and check the mails:"
              + " ${COMPLETION-CANDIDATES}.")
  private @Nullable OfferRuns offers;

  @Option(names = "--no-dashboard", negatable = true, description = "Leave out the dashboard.")
  private boolean withoutDashboard;

  @Option(
      names = "--verify",
      description =
          "Also count every figure again from the stored clicks at the end, and hold Cassandra and Elasticsearch against it.")
  private boolean verifies;

  @Option(names = "--keepData", description = "Leave the data where they are at the end.")
  private boolean keepData;

  /** How often the offers are run; the second time none may be sent. */
  enum OfferRuns {
    ONCE,
    TWICE
  }

  private volatile long clicksByPeople;

  DemoCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunnerProfile profile = RunnerProfile.onClassPath();
    List<String> runnerArguments = runner.arguments();
    console.line("Footfall on the " + profile.name() + " runner. Starting servers ...");
    try (DemoServers servers = DemoServers.start(givenServers(), dataFolder, keepData);
        RunnerSession session = profile.open(runnerArguments)) {
      servers.describe(console);
      ClickstreamSettings settings = servers.settings(clickstream);
      ClickstreamStores.create(settings, PARTITIONS, 1);
      Path logFolder = servers.dataFolder();
      Path linkKey = DemoLinkKey.in(logFolder);
      try (LiveShop shop =
              withoutShop
                  ? null
                  : LiveShop.start(
                      settings,
                      traffic.seed(),
                      linkKey,
                      clickstream.cassandra().arguments(settings.cassandra()),
                      logFolder);
          LiveDashboard dashboard =
              withoutDashboard
                  ? null
                  : LiveDashboard.beside(
                      clickstream.elasticsearch().arguments(settings.elasticsearch()), logFolder)) {
        console.result("ADDRESSES", addresses(servers, session, shop, dashboard));
        long start = System.currentTimeMillis();
        DemoOffers sending =
            offers == null
                ? null
                : DemoOffers.prepare(
                    console,
                    settings,
                    servers.mail(),
                    linkKey,
                    URI.create(shop == null ? NO_SHOP : shop.addresses().get("storefront")),
                    traffic.seed(),
                    start - history.toMillis());
        return run(settings, session, shop, sending, start);
      }
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private int run(
      ClickstreamSettings settings,
      RunnerSession session,
      @Nullable LiveShop shop,
      @Nullable DemoOffers sending,
      long start)
      throws InterruptedException {
    TrafficProfile profile = traffic.profile(start - history.toMillis());
    LiveTraffic live = new LiveTraffic(sending == null ? record -> {} : sending.truth()::add);
    stop.onRequest(live::stop);
    console.line(
        String.format(
            Locale.ROOT,
            "Traffic: %,.0f records/s, seed %d, with duplicates, late clicks, wrong clocks, robots and broken records. %s",
            profile.recordsPerSecond(),
            profile.seed(),
            seconds == null ? "Ctrl-C ends it." : "Ends by itself after " + seconds + " s."));
    Ledger ledger;
    try (Clickstream running =
        Clickstream.open(
            settings,
            slices.planner(settings.topic()),
            slices.pace(),
            slices.leaseTtl(),
            session,
            new Progress(console))) {
      stop.onRequest(() -> LAST_SLICES.execute(running::stop));
      Extent extent =
          seconds == null ? Extent.until(Long.MAX_VALUE) : Extent.until(start + seconds * 1000);
      LiveTraffic.Part own = new LiveTraffic.Part(profile, extent);
      List<LiveTraffic.Part> parts =
          sending == null ? List.of(own) : List.of(sending.traffic(), own);
      live.start(parts, settings.kafka(), settings.topic(), () -> endShopThen(shop, running));
      ledger = running.run();
    }
    console.line("Traffic has ended and the topic is read. Checking from outside ...");
    SelfCheck check =
        new SelfCheck(live.truth(), clicksByPeople, ledger, Verification.of(settings));
    check.summary().forEach(console::line);
    boolean figuresAgree = !verifies || verifyFigures(settings, session, check);
    List<String> wrongMails = List.of();
    if (sending != null) {
      wrongMails = sending.run(session, offers == OfferRuns.TWICE ? 2 : 1);
      wrongMails.forEach(difference -> console.line("DIFFERENCE: " + difference));
    }
    console.result("LEDGER", check.line());
    return check.differences().isEmpty() && wrongMails.isEmpty() && figuresAgree ? 0 : 1;
  }

  /** Says it in a line of its own, as {@code verify --figures} does. */
  private boolean verifyFigures(
      ClickstreamSettings settings, RunnerSession session, SelfCheck check)
      throws InterruptedException {
    SortedSet<LocalDate> stored = StoredClicks.days(settings.cassandra());
    FigureChecks.Result recounted = new FigureChecks.Result(0, 0, 0, List.of());
    if (!stored.isEmpty()) {
      console.line("Counting every figure again from the stored clicks ...");
      recounted = Insights.of(settings, session).check(new Days(stored.first(), stored.last()));
      FigureDifferences.print(recounted, console);
    }
    long differences = check.differences().size() + recounted.differing();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("checked", recounted.checked());
    line.put("differences", differences);
    line.put("stores", List.of("cassandra", "elasticsearch", "kafka"));
    console.result("VERIFY", line);
    return differences == 0;
  }

  /** The shop is closed before the topic is read to its end: what it takes must be read too. */
  private void endShopThen(@Nullable LiveShop shop, Clickstream running) {
    try {
      clicksByPeople = shop == null ? 0 : shop.end();
    } finally {
      running.stopWhenCaughtUp();
    }
  }

  private Map<String, String> addresses(
      DemoServers servers,
      RunnerSession session,
      @Nullable LiveShop shop,
      @Nullable LiveDashboard dashboard) {
    Map<String, String> addresses = new LinkedHashMap<>();
    servers
        .addresses()
        .forEach(
            (service, address) -> addresses.put(service.name().toLowerCase(Locale.ROOT), address));
    if (shop != null) {
      addresses.putAll(shop.addresses());
    }
    if (dashboard != null) {
      addresses.put("dashboard", dashboard.address());
    }
    if (!session.uiAddress().isEmpty()) {
      addresses.put("runner", session.uiAddress());
    }
    return addresses;
  }

  private Set<Service> givenServers() {
    Set<Service> given = EnumSet.noneOf(Service.class);
    addIfNamed("--bootstrapServers", Service.KAFKA, given);
    addIfNamed("--cassandraContactPoints", Service.CASSANDRA, given);
    addIfNamed("--elasticsearch", Service.ELASTICSEARCH, given);
    return given;
  }

  private void addIfNamed(String option, Service service, Set<Service> given) {
    if (command.commandLine().getParseResult().hasMatchedOption(option)) {
      given.add(service);
    }
  }
}
