package io.footfall.services.kafka;

import io.footfall.services.support.ServerProcess;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * One Kafka broker that is its own controller (KRaft).
 *
 * <p>In: {@code folder}, {@code client} and {@code controller} (ports). Out: a broker at {@code
 * 127.0.0.1:<client>} with the records that the folder held. Ends non-zero, with the reason on
 * standard output, if the folder cannot be formatted or a port cannot be bound.
 */
public final class KafkaServer {

  /** Kafka refuses a folder of another cluster; all folders of ours belong to this one. */
  private static final String CLUSTER_ID = "Zm9vdGZhbGwtbG9jYWwtMQ";

  private KafkaServer() {}

  public static void main(String[] arguments) {
    ServerProcess process = ServerProcess.enter(arguments);
    Path configuration = process.writeConfiguration(KafkaServer.class, "kafka.properties");
    format(configuration);
    Kafka.main(new String[] {configuration.toString()});
  }

  private static void format(Path configuration) {
    String[] command = {
      "format",
      "--cluster-id",
      CLUSTER_ID,
      "--config",
      configuration.toString(),
      "--ignore-formatted"
    };
    int exitCode = StorageTool.execute(command, System.out);
    if (exitCode != 0) {
      throw new IllegalStateException(
          "The data folder of " + configuration + " cannot be formatted; the lines above say why");
    }
  }
}
