package io.footfall.launcher;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
  private final Map<String, String> addresses = new LinkedHashMap<>();

  private LiveShop(Companion web) {
    this.web = web;
    web.await("ADDRESSES")
        .fields()
        .forEachRemaining(part -> addresses.put(part.getKey(), part.getValue().asText()));
  }

  /** Starts both, on their usual ports where these are free. */
  static LiveShop start(ClickstreamSettings settings, long seed, Path logFolder) {
    List<String> arguments =
        List.of(
            "--bootstrapServers=" + settings.kafka().bootstrapServers(),
            "--topic=" + settings.topic(),
            "--seed=" + seed,
            "--storefrontPort=" + freePort(USUAL_STOREFRONT_PORT),
            "--collectorPort=" + freePort(USUAL_COLLECTOR_PORT));
    return new LiveShop(
        Companion.start(
            "web", "io.footfall.web.WebServer", logFolder.resolve("web.log"), arguments));
  }

  /** That port where it is free on this machine, else any. */
  static int freePort(int usual) {
    try (ServerSocket socket = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return anyFreePort();
    }
  }

  private static int anyFreePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free on this machine", e);
    }
  }

  Map<String, String> addresses() {
    return addresses;
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
