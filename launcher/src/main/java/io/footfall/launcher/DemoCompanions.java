package io.footfall.launcher;

import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a demo runs beside the clickstream, each in a process of its own. */
final class DemoCompanions implements AutoCloseable {

  /** Those that there are. */
  enum Part {
    SHOP,
    DASHBOARD,
    LAKE
  }

  private @Nullable LiveShop shop;
  private @Nullable LiveDashboard dashboard;
  private @Nullable LiveLake lake;
  private volatile long clicksByPeople;

  private DemoCompanions() {}

  /**
   * Starts these side by side, over stores that are there; {@link #addresses} waits for them.
   *
   * @param options by which they are told of the servers
   * @param dataFolder for their logs, the lake, and the key that links in mails are signed with
   * @param runnerArguments for those that run pipelines
   */
  static DemoCompanions start(
      Set<Part> parts,
      ClickstreamSettings settings,
      ClickstreamOptions options,
      long seed,
      Path dataFolder,
      List<String> runnerArguments) {
    List<String> cassandra = options.cassandra().arguments(settings.cassandra());
    DemoCompanions companions = new DemoCompanions();
    try {
      if (parts.contains(Part.LAKE)) {
        List<String> arguments = new ArrayList<>(cassandra);
        arguments.addAll(options.preparation().arguments());
        arguments.addAll(runnerArguments);
        companions.lake = LiveLake.start(settings, arguments, dataFolder);
      }
      if (parts.contains(Part.SHOP)) {
        companions.shop =
            LiveShop.start(settings, seed, DemoLinkKey.in(dataFolder), cassandra, dataFolder);
      }
      if (parts.contains(Part.DASHBOARD)) {
        companions.dashboard =
            LiveDashboard.beside(
                options.elasticsearch().arguments(settings.elasticsearch()), dataFolder);
      }
      return companions;
    } catch (RuntimeException failed) {
      companions.close();
      throw failed;
    }
  }

  /** Where people find them. */
  Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    if (shop != null) {
      addresses.putAll(shop.addresses());
    }
    if (dashboard != null) {
      addresses.put("dashboard", dashboard.address());
    }
    if (lake != null) {
      addresses.put("lake", lake.folder().toString());
    }
    return addresses;
  }

  /** The lake, where one is run. */
  Optional<LiveLake> lake() {
    return Optional.ofNullable(lake);
  }

  /**
   * Closes the shop, so that nothing more comes into the topic, and lets the lake read it to its
   * end.
   */
  void endInput() {
    try {
      clicksByPeople = shop == null ? 0 : shop.end();
    } finally {
      lake().ifPresent(LiveLake::letGo);
    }
  }

  /** How many clicks people have made in the shop, once it is closed. */
  long clicksByPeople() {
    return clicksByPeople;
  }

  /** They end at the same time, not one after the other. */
  @Override
  public void close() {
    lake().ifPresent(LiveLake::letGo);
    if (dashboard != null) {
      dashboard.letGo();
    }
    if (shop != null) {
      shop.close();
    }
    if (dashboard != null) {
      dashboard.close();
    }
    lake().ifPresent(LiveLake::close);
  }
}
