package io.footfall.launcher;

import io.footfall.generators.send.Extent;
import io.footfall.model.WrongOptionException;
import io.footfall.options.OptionGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** What a demo shows, and for how long. */
@OptionGroup("Demo")
final class DemoOptions {

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
      description =
          "Where the embedded servers keep their data, which stay there: the next demo that names the folder goes on with them"
              + " (default: a temporary folder, deleted at the end).")
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
      names = "--no-lake",
      description =
          "Leave out the lake, which is filled beside the stores. It is left out, too, where Kafka or Cassandra is given.")
  private boolean withoutLake;

  @Option(
      names = "--verify",
      description =
          "Also count every figure again at the end, from the stored clicks and from the lake, and hold Cassandra and"
              + " Elasticsearch against both.")
  private boolean verifies;

  @Option(names = "--keepData", description = "Leave a temporary folder, too, where it is.")
  private boolean keepData;

  /** How often the offers are run; the second time none may be sent. */
  enum OfferRuns {
    ONCE(1),
    TWICE(2);

    private final int times;

    OfferRuns(int times) {
      this.times = times;
    }
  }

  /** Refuses values that make no sense, before servers are started for them. */
  void requireSense() {
    if (seconds != null && seconds < 1) {
      throw new WrongOptionException("--seconds must be at least 1: " + seconds);
    }
  }

  /** Of how long a time before the start there is traffic. */
  Duration history() {
    return history;
  }

  /** How far live traffic goes that starts then. */
  Extent extent(long startMillis) {
    return Extent.until(seconds == null ? Long.MAX_VALUE : startMillis + seconds * 1000);
  }

  /** What ends it, in words. */
  String end() {
    return seconds == null ? "Ctrl-C ends it." : "Ends by itself after " + seconds + " s.";
  }

  @Nullable Path dataFolder() {
    return dataFolder;
  }

  /** Nobody names a folder to have it emptied: it may hold what an earlier demo left. */
  boolean keepsData() {
    return keepData || dataFolder != null;
  }

  boolean verifies() {
    return verifies;
  }

  /** How often the offers are run, if at all. */
  int offerRuns() {
    return offers == null ? 0 : offers.times;
  }

  /** What is run beside the clickstream. */
  Set<DemoCompanions.Part> parts() {
    Set<DemoCompanions.Part> parts = EnumSet.noneOf(DemoCompanions.Part.class);
    if (!withoutShop) {
      parts.add(DemoCompanions.Part.SHOP);
    }
    if (!withoutDashboard) {
      parts.add(DemoCompanions.Part.DASHBOARD);
    }
    if (!withoutLake) {
      parts.add(DemoCompanions.Part.LAKE);
    }
    return parts;
  }
}
