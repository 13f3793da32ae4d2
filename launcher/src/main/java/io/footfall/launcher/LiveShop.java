package io.footfall.launcher;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The storefront and the collector beside a demo: a shop to click in, whose clicks go where the
 * generated ones go.
 */
final class LiveShop implements AutoCloseable {

  private static final int USUAL_STOREFRONT_PORT = 8080;
  private static final int USUAL_COLLECTOR_PORT = 8081;

  private final Companion web;

  private LiveShop(Companion web) {
    this.web = web;
  }

  /**
   * Starts both, on their usual ports where these are free.
   *
   * @param linkKey the file with the key that links in mails are signed with
   */
  static LiveShop start(
      ClickstreamSettings settings,
      long seed,
      Path linkKey,
      List<String> cassandraArguments,
      Path logFolder) {
    List<String> arguments = new ArrayList<>(cassandraArguments);
    arguments.addAll(
        List.of(
            "--linkKeyFile=" + linkKey,
            "--bootstrapServers=" + settings.kafka().bootstrapServers(),
            "--topic=" + settings.topic(),
            "--seed=" + seed,
            "--storefrontPort=" + FreePort.usually(USUAL_STOREFRONT_PORT),
            "--collectorPort=" + FreePort.usually(USUAL_COLLECTOR_PORT)));
    return new LiveShop(
        Companion.start(
            "web", "io.footfall.web.WebServer", logFolder.resolve("web.log"), arguments));
  }

  /** Where people find both; waits until they are there. */
  Map<String, String> addresses() {
    return web.addresses();
  }

  /**
   * Closes the shop, and says how many clicks the collector has handed to Kafka, acknowledged: what
   * people add to the generated traffic.
   */
  long end() {
    web.letGo();
    return web.await("TAKEN").get("clicks").asLong();
  }

  @Override
  public void close() {
    web.close();
  }
}
