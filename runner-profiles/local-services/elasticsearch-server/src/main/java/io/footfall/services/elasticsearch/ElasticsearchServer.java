package io.footfall.services.elasticsearch;

import io.footfall.services.support.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.reindex.ReindexPlugin;
import org.elasticsearch.transport.Netty4Plugin;

/**
 * One Elasticsearch node, a cluster by itself, without scripts (the language for them is in no
 * registry).
 *
 * <p>In: {@code folder}, {@code client} and {@code transport} (ports). Out: a node that answers
 * HTTP at {@code 127.0.0.1:<client>} with the documents that the folder held. Ends non-zero, with
 * the reason on standard output, if the folder cannot be used or a port cannot be bound.
 */
public final class ElasticsearchServer {

  private ElasticsearchServer() {}

  public static void main(String[] arguments)
      throws IOException, NodeValidationException, InterruptedException {
    ServerProcess process = ServerProcess.enter(arguments);
    Path configuration = process.writeConfiguration(ElasticsearchServer.class, "elasticsearch.yml");
    Node node = new PluggedNode(configuration);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
    node.start();
    // All threads of a node are daemons: this one keeps the process alive until it exits
    new CountDownLatch(1).await();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The node did not close", e);
    }
  }

  /** A node with plugins from the class path; from a folder, only the distribution has them. */
  private static final class PluggedNode extends Node {
    PluggedNode(Path configuration) throws IOException {
      super(
          InternalSettingsPreparer.prepareEnvironment(
              Settings.builder().loadFromPath(configuration).build(),
              Map.of(),
              configuration.getParent(),
              () -> "footfall-local"),
          List.of(Netty4Plugin.class, ReindexPlugin.class),
          false);
    }
  }
}
